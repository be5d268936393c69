import { lstat, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "./support/run.ts";
import { spawnBin } from "./support/spawn-bin.ts";
import { json, stopLogging } from "./support/trail-folder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "logcritical-rules-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const rule = {
  id: "mine",
  title: "Trail <stopped>",
  description: "A trail was stopped.",
  severity: "high",
  teams: ["infosec"],
  when: {
    kind: "comparison",
    path: "eventName",
    operator: "=",
    value: { kind: "text", text: "StopLogging" },
  },
  attack: ["T1562.008"],
  runbook: ["Look."],
  falsePositives: [],
  references: [],
};
const moduleOf = (change: object = {}): string =>
  `export const mine = ${JSON.stringify({ ...rule, ...change })};`;
const stop = json(stopLogging("1"));
const look = json(stopLogging("2", { eventName: "GetTrailStatus", errorMessage: "<\u0001&>" }));
const good = { "mine.mjs": moduleOf(), "mine/match-a.json": stop, "mine/ignore-b.json": look };

const threshold = { over: 1, withinSeconds: 7200, by: ["account"], count: "records" };
const twice = `${json(stopLogging("1"))}\n${json(stopLogging("2"))}\n`;

describe("rules test", () => {
  it("prints the subject of what matches, and says that all is well", async () => {
    await write(good);
    const { code, stdout, stderr } = await run(["rules", "test", folder]);
    expect([code, stderr]).toEqual([0, "1 rule, 2 examples: all as they should be\n"]);
    expect(stdout).toMatch(
      /^mine\n {2}\+ ignore-b\.json\n {2}\+ match-a\.json {3}\[HIGH\] Trail <sto/,
    );
  });

  it.each<readonly [name: string, files: Readonly<Record<string, string | Buffer>>, said: string]>([
    [
      "a match that it does not find",
      { ...good, "mine/match-c.json": look },
      'It should match, and does not:\n      eventName = "StopLogging"    seen "GetTrailStatus"',
    ],
    [
      "a near miss that it finds",
      { ...good, "mine/ignore-c.json": stop },
      'It should not match, and does:\n      eventName = "StopLogging"    seen "StopLogging"',
    ],
    ["a rule without records", { "mine.mjs": moduleOf() }, "add mine/match-….json"],
    [
      "a rule without near misses",
      { "mine.mjs": moduleOf(), "mine/match-a.json": stop },
      "add mine/ignore-….json",
    ],
    ["a file that is no JSON", { ...good, "mine/match-c.json": "{" }, "The file is no JSON: Exp"],
    ["a file that is empty", { ...good, "mine/match-c.json": "\uFEFF \n" }, "The file is empty."],
    [
      "a file that PowerShell wrote",
      { ...good, "mine/match-c.json": Buffer.from(`\uFEFF${stop}`, "utf16le") },
      "      It is UTF-16LE: save it as UTF-8",
    ],
    [
      "a file with a letter that is no UTF-8",
      { ...good, "mine/match-c.json": Buffer.from(stop.replace("mallory", "malloré"), "latin1") },
      "      It is no UTF-8 here, but perhaps Windows-1252: save it as UTF-8.",
    ],
    ["a file that is no object", { ...good, "mine/match-c.json": "[]" }, "is no JSON object"],
    ["a whole log file", { ...good, "mine/match-c.json": '{"Records":[]}' }, "a list of records"],
    ["a name that means nothing", { ...good, "mine/matsh-c.json": stop }, "is not looked at"],
    ["records for no rule", { ...good, "mien/match-a.json": stop }, "There is no rule mien"],
    [
      "a rule that is switched off",
      { ...good, "settings.json": '{"rules":{"mine":{"mode":"off"}}}' },
      "the rule is off",
    ],
    [
      "a burst that is too small",
      { ...good, "mine.mjs": moduleOf({ threshold }), "mine/burst-fires-a.ndjson": stop },
      "It should get past the threshold, and does not.",
    ],
    [
      "a burst that is too large",
      { ...good, "mine.mjs": moduleOf({ threshold }), "mine/burst-waits-a.ndjson": twice },
      "It should stay below the threshold, and does not.",
    ],
    [
      "a burst with a line that is no record",
      { ...good, "mine/burst-fires-a.ndjson": `${stop}\n7` },
      "Line 2 is no JSON object.",
    ],
  ])("fails on %s", async (_, files, said) => {
    await write(files);
    const { code, stdout, stderr } = await run(["rules", "test", folder]);
    expect(stdout + stderr).toContain(said);
    expect(code).toBe(1);
  });

  it("passes over lines of a burst that are blank", async () => {
    await write({
      ...good,
      "mine.mjs": moduleOf({ threshold }),
      "mine/burst-fires-a.ndjson": `\n${twice.replace("\n", "\r\n\r\n")}\n`,
    });
    expect((await run(["rules", "test", folder])).code).toBe(0);
  });

  it("counts bursts as the Lambda does", async () => {
    await write({
      ...good,
      "mine.mjs": moduleOf({ threshold }),
      "mine/burst-fires-a.ndjson": twice,
      "mine/burst-waits-b.ndjson": stop,
    });
    const { code, stdout } = await run(["rules", "test", folder]);
    expect(stdout).toContain("+ burst-fires-a.ndjson  [HIGH]");
    expect(code).toBe(0);
  });

  it("compares numbers as the record writes them", async () => {
    const value = { kind: "number", text: "9007199254740993" };
    const when = { kind: "comparison", path: "size", operator: "=", value };
    await write({
      "mine.mjs": moduleOf({ when }),
      "mine/match-a.json": '{"size":9007199254740993}',
      "mine/ignore-b.json": '{"size":9007199254740992}',
    });
    expect((await run(["rules", "test", folder])).code).toBe(0);
  });

  it("tries one module alone", async () => {
    await write({ ...good, "other/match-a.json": stop, "root-access/match-a.json": stop });
    const { code, stderr } = await run(["rules", "test", join(folder, "mine.mjs")]);
    expect([code, stderr]).toEqual([0, "1 rule, 2 examples: all as they should be\n"]);
  });

  it("tries records on the rules of the packs, and finds those of this project right", async () => {
    const { code, stdout, stderr } = await run(["rules", "test", "fixtures/rules"]);
    expect(stderr).toMatch(/^23 rules, \d+ examples: all as they should be\n$/);
    expect(code).toBe(0);
    expect(stdout).toContain("[CRITICAL] Root account used: ");
    expect(stdout.match(/^ {2}\+ burst-fires-\S+ +\[/gm)?.length).toBeGreaterThan(3);
  });

  it("writes what build servers read, whatever is in the records", async () => {
    await write({ ...good, "mine/match-c.json": look, 'mine/ignore-<&".json': stop });
    const when = { ...rule.when, path: "errorMessage" };
    await write({ "mine.mjs": moduleOf({ when }) });
    const file = join(folder, "report.xml");
    const { code } = await run(["rules", "test", folder, "--junit", file]);
    expect(code).toBe(1);
    const xml = await readFile(file, "utf8");
    expect(xml).toContain('<testsuites tests="4" failures="2">');
    expect(xml).toContain('<testcase classname="mine" name="ignore-&lt;&amp;&quot;.json"/>');
    expect(xml).toContain('seen "&lt;\\u0001&amp;&gt;"');
    expect(xml).not.toContain("\u0001");
  });

  it("writes a report over an earlier one, and over nothing else", async () => {
    await write(good);
    const report = join(folder, "report.xml");
    const link = join(folder, "link.xml");
    await symlink(report, link);
    const args = ["rules", "test", folder, "--junit"];
    for (const name of [report, report, link]) {
      expect((await run([...args, name])).code).toBe(0);
      expect((await lstat(report)).isFile()).toBe(true);
    }
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    const { code, stderr } = await run([...args, join(folder, "mine/match-a.json")]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("is no report")]);
    expect(await readFile(join(folder, "mine/match-a.json"), "utf8")).toBe(stop);
  });

  it("writes a report to no place that a link leads to", async () => {
    await write(good);
    const link = join(folder, "report.xml");
    await symlink(join(folder, "elsewhere.xml"), link);
    const { code, stderr } = await run(["rules", "test", folder, "--junit", link]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("cannot be written: it is there already"),
    ]);
    await expect(readFile(join(folder, "elsewhere.xml"))).rejects.toThrow("ENOENT");
  });

  it.each([
    [["rules", "test", "no-such-folder"], "begin one with rules new"],
    [["rules", "test", "fixtures/deliveries"], "holds no rules, and no records"],
  ])("says what to do for %j", async (args, said) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe("rules new", () => {
  it("writes a rule that passes at once, in a folder where nothing is installed", async () => {
    const made = await spawnBin(["rules", "new", "bucket-made-public"], { folder });
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("match-by-a-role.json"),
    });
    const tested = await spawnBin(["rules", "test"], { folder });
    expect(tested.stdout).toMatch(
      /\+ match-by-a-role\.json +\[HIGH\] .* by Deploy\/pipeline @1111/,
    );
    expect(tested).toMatchObject({
      code: 0,
      stderr: "1 rule, 4 examples: all as they should be\n",
    });
    const module = await readFile(join(folder, "rules/bucket-made-public.ts"), "utf8");
    expect(module).toContain("export const bucketMadePublic: Rule = {");
  });

  it("makes rules of any one word, also of the language's own", async () => {
    for (const id of ["delete", "await", "all", "mine"]) {
      expect((await spawnBin(["rules", "new", id], { folder })).code).toBe(0);
    }
    const { code, stderr } = await spawnBin(["rules", "test"], { folder });
    expect([code, stderr]).toEqual([0, "4 rules, 16 examples: all as they should be\n"]);
  });

  it("writes nothing where something is", async () => {
    await write({ "mine/ignore-refused.json": "mine" });
    const { code, stdout, stderr } = await run(["rules", "new", "mine", "--into", folder]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`  ${join(folder, "mine/ignore-refused.json")}`);
    expect(await readFile(join(folder, "mine/ignore-refused.json"), "utf8")).toBe("mine");
    await expect(readFile(join(folder, "mine.ts"))).rejects.toThrow("ENOENT");
  });

  it("takes no id that a pack has", async () => {
    const { code, stderr } = await run(["rules", "new", "root-access", "--into", folder]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("The pack secglobal has a rule")]);
  });

  it.each(["Bucket", "../mine", "a_b", "-a"])("takes %j for no id", async (id) => {
    const { code, stdout } = await run(["rules", "new", "--into", folder, "--", id]);
    expect([code, stdout]).toEqual([2, ""]);
  });
});
