import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalog } from "@logcritical/rules/catalog";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "./support/run.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "logcritical-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const stop = {
  eventID: "1",
  eventTime: "2026-08-01T14:05:31Z",
  eventSource: "cloudtrail.amazonaws.com",
  eventName: "StopLogging",
  readOnly: false,
  userIdentity: { type: "IAMUser", userName: "mallory\u001b[31m" },
  sourceIPAddress: "203.0.113.7",
  awsRegion: "eu-west-1",
  requestParameters: { name: "trail", password: "hunter2" },
};
const read = { ...stop, eventID: "2", eventName: "GetTrailStatus", readOnly: true };
const trail = `${JSON.stringify(stop)}\n${JSON.stringify(read)}\n`;

describe("grep", () => {
  it("prints the records that a pattern matches, redacted, one a line", async () => {
    const { code, stdout, stderr } = await run(["grep", '{ $.eventName = "Stop*" }', "-"], trail);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      eventID: "1",
      requestParameters: { name: "trail" },
    });
    expect(stdout).not.toContain("hunter2");
  });

  it("compares numbers as the file writes them", async () => {
    const record = '{"eventID":"1","eventName":"A","size":9007199254740993}';
    const counted = async (literal: string): Promise<string> =>
      (await run(["grep", "-c", `{ $.size = ${literal} }`, "-"], record)).stdout;
    expect(await counted("9007199254740993")).toBe("1\n");
    expect(await counted("9007199254740992")).toBe("0\n");
  });

  const numbers: readonly (readonly [string, string])[] = [
    ['{"eventName":"A","n":1}', '{"eventName":"A","n":1}'],
    ['{"eventName":"A","n":1.5,"m":1e3}', '{"eventName":"A","n":1.5,"m":1e3}'],
    ['{"eventName":"A","n":[ -0, 0.10 ,[1E2]]}', '{"eventName":"A","n":[-0,0.10,[1E2]]}'],
    ['{"eventName":"A","n":9007199254740993}', '{"eventName":"A","n":9007199254740993}'],
    ['{"eventName":"A","n":1.0,"n":2.0}', '{"eventName":"A","n":2.0}'],
    ['{"eventName":"A","n":{"2":3.0,"1":4}}', '{"eventName":"A","n":{"1":4,"2":3.0}}'],
    ['{"eventName":"A","__proto__":{"n":1.0}}', '{"eventName":"A","__proto__":{"n":1.0}}'],
    ['{"eventName":"A","n":1.0,"pin":1.0}', '{"eventName":"A","n":1.0,"pin":"[redacted]"}'],
    [
      '{"eventName":"A","n":{"AKIAIOSFODNN7EXAMPLE":1.0,"AKIAIOSFODNN8EXAMPLE":2.0}}',
      '{"eventName":"A","n":{"AKIA…MPLE":2}}',
    ],
  ];

  it.each(numbers)("prints the numbers of %s as they are written", async (record, printed) => {
    const { code, stdout } = await run(["grep", '{ $.eventName = "A" }', "-"], record);
    expect([code, stdout]).toEqual([0, `${printed}\n`]);
  });

  it("prints numbers beside what nests too deep to be shown", async () => {
    const deep = `{"eventName":"A","n":1.0,"deep":${"[".repeat(8000)}2.0${"]".repeat(8000)}}`;
    const { code, stdout } = await run(["grep", '{ $.eventName = "A" }', "-"], deep);
    expect([code, stdout.slice(0, 42)]).toEqual([0, '{"eventName":"A","n":1,"deep":[[[[[[[[[[[[']);
  });

  it("searches the whole record with a standalone regular expression", async () => {
    const { stdout } = await run(["grep", "--count", "%Get[A-Z]%", "-"], trail);
    expect(stdout).toBe("1\n");
  });

  it("prints lines of words that are safe on a terminal", async () => {
    const { stdout } = await run(["grep", "-f", "line", "{ $.readOnly IS FALSE }", "-"], trail);
    expect(stdout).toMatch(/^2026-08-01T14:05:31Z {2}cloudtrail:StopLogging {2}by mallory.*\n$/u);
    expect(stdout).not.toContain("\u001b");
  });

  it("says in a line of words what a record lacks", async () => {
    const { stdout } = await run(["grep", "-f", "line", "%A%", "-"], '{"eventName":"A"}');
    expect(stdout).toBe(
      "(no time)  unknown:A  by unknown  from (no address)  (no region)  succeeded\n",
    );
  });

  it.each([
    '{ $.eventName = "Stop*" }',
    '{ $.eventName != "Stop*" }',
    "{ $.size = 1.0 }",
    "{ $.size = 9007199254740993 }",
    "{ $.responseElements IS NULL }",
    "{ $.errorCode NOT EXISTS && $.requestParameters.name = trail }",
    '{ $.requestParameters.items[*].id = "i-1" }',
    "{ $.requestParameters.items[1].id = %i% }",
    "{ $.userIdentity.userName = %^m.l+ory% }",
    "%hunter[0-9]%",
  ])("finds in files, of which it parses little, what it finds in a pipe: %s", async (pattern) => {
    const records = [
      ...[stop, read].map((record) => JSON.stringify(record)),
      '{"eventID":"3","eventName":"A","size":9007199254740993,"responseElements":null}',
      '{"eventID":"4","eventName":"A","requestParameters":{"items":[{"id":"i-2"},{"id":"i-1"}]}}',
      `{"eventID":"5","eventName":"A","size":1.0,"detail":${JSON.stringify(stop)}}`,
    ];
    const text = `{"Records":[${records.join()}]}`;
    const inPipe = await run(["grep", pattern, "-"], text);
    expect(inPipe.stdout).not.toBe("");
    expect(await run(["grep", pattern, await file("searched.json", text)])).toEqual(inPipe);
  });

  it("indents records on request", async () => {
    const { stdout } = await run(["grep", "-f", "json", "{ $.readOnly IS TRUE }", "-"], trail);
    expect(stdout).toContain('\n  "eventID": "2",\n');
  });

  it("shows where a pattern goes wrong, and reads nothing", async () => {
    const { code, stdout, stderr } = await run(["grep", "{ $.eventName == A }", "no-such-file"]);
    expect([code, stdout]).toEqual([2, ""]);
    const [, pattern, caret, message] = stderr.split("\n");
    expect(pattern).toBe("  { $.eventName == A }");
    expect(caret?.indexOf("^")).toBe(pattern?.indexOf("== A"));
    expect(message).toContain("write =");
  });

  it("names what it cannot read, goes on, and ends with 3", async () => {
    const { code, stdout, stderr } = await run(
      ["grep", "-c", "{ $.readOnly IS FALSE }", "no-such-file", "-"],
      trail,
    );
    expect([code, stdout]).toEqual([3, "1\n"]);
    expect(stderr).toContain("unreadable: no-such-file");
  });
});

describe("explain", () => {
  it("shows every clause, what was seen, and which decided", async () => {
    const { code, stdout } = await run(["explain", "root-access", "-"], JSON.stringify(stop));
    expect(code).toBe(0);
    expect(stdout).toContain("root-access does not match");
    expect(stdout).toMatch(/> - userIdentity\.type = "Root" +seen "IAMUser"/);
  });

  it("asks every rule, and shows those whole that match", async () => {
    const { stdout } = await run(["explain", "--all", "-"], JSON.stringify(stop));
    expect(stdout).toContain("cloudtrail-change matches");
    expect(stdout).toContain("rds-change does not match: eventSource = ");
    for (const { id } of catalog) expect(stdout).toContain(`  ${id} `);
  });

  it("says what a rule lacks", async () => {
    const { stdout } = await run(["explain", "critical-instance", "-"], JSON.stringify(stop));
    expect(stdout).toContain("not configured: criticalInstances");
  });

  it("explains the one record asked for, or says that there is none", async () => {
    const one = await run(["explain", "cloudtrail-change", "--event", "2", "-"], trail);
    expect(one.stdout).toContain("GetTrailStatus");
    expect(one.stdout).not.toContain("StopLogging by");
    const none = await run(["explain", "cloudtrail-change", "--event", "9", "-"], trail);
    expect([none.stdout, none.stderr]).toEqual(["", "No record with the eventID 9 was found.\n"]);
  });

  it("says once where there is no record at all", async () => {
    const { stderr } = await run(["explain", "--all", await mkdtemp(join(folder, "none-"))]);
    expect(stderr).toMatch(/^No record in .*\n$/);
  });

  it("explains as many as asked for, and says how many more there are", async () => {
    const { stdout, stderr } = await run(["explain", "root-access", "--limit", "1", "-"], trail);
    expect(stdout.match(/root-access/g)).toHaveLength(1);
    expect(stderr).toContain("1 more records");
  });

  it("asks for records where none are named", async () => {
    expect(await run(["explain", "root-access"])).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("rules", () => {
  it("lists all rules, and which are not configured", async () => {
    const { code, stdout } = await run(["rules"]);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    for (const { id } of catalog)
      expect(lines.some((line) => line.startsWith(`${id} `))).toBe(true);
    expect(lines.find((line) => line.startsWith("net-access"))).toContain(
      "not configured: networks",
    );
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each([
    ["settings", (settings: object) => settings],
    ["an environment", (settings: object) => ({ account: "1", region: "eu-west-1", settings })],
  ])("follows %s, the same document as the Lambda's", async (_, within) => {
    const document = within({
      networks: ["203.0.113.0/24"],
      accounts: { "111122223333": { alias: "prod" } },
      rules: { "root-access": { mode: "off" }, "iam-change": { severity: "low" } },
    });
    const path = await file("settings.json", JSON.stringify(document));
    const { code, stdout, stderr } = await run(["rules", "list", "--settings", path]);
    expect([code, stderr]).toEqual([0, ""]);
    const line = (id: string): string => stdout.split("\n").find((one) => one.startsWith(id)) ?? "";
    expect(line("net-access")).toContain("alert");
    expect(line("root-access")).toContain("off");
    expect(line("iam-change")).toContain("low");
  });

  it("shows one rule whole, no line longer than the terminal", async () => {
    const { stdout } = await run(["rules", "show", "massive-operations"], "", 60);
    for (const word of ["State", "Fires", "ATT&CK", "Pattern", "What to do", "References"]) {
      expect(stdout).toContain(`\n${word}\n`);
    }
    const long = stdout.split("\n").filter((line) => line.length > 60);
    // A single word, such as an address, is not broken.
    expect(long.filter((line) => line.trim().includes(" "))).toEqual([
      expect.stringContaining("(massive-operations)"),
    ]);
  });

  it("names the rules there are when asked for one there is not", async () => {
    const { code, stderr } = await run(["rules", "show", "root-acess"]);
    expect(code).toBe(2);
    expect(stderr).toContain("There is no rule root-acess");
    expect(stderr).toContain("  root-access");
    expect(stderr).toContain("\nRules of your own are named with --rules.\n");
    const mine = await file("shown.mjs", `export const mine = ${JSON.stringify(catalog[0])};`);
    const own = await run(["rules", "show", "x", "--pack", "none", "--rules", mine]);
    expect(own.stderr).toBe(`There is no rule x. There are:\n  ${catalog[0]?.id}\n`);
  });

  it("lists the packs asked for, and rules of one's own", async () => {
    const mine = await file(
      "mine.mjs",
      `export const mine = ${JSON.stringify({ ...catalog[0], id: "my-rule", title: "Mine" })};`,
    );
    const { stdout } = await run(["rules", "--pack", "none", "--rules", mine]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(2);
    expect(stdout).toContain("my-rule");
    const both = await run(["rules", "--pack", "cis", "--pack", "classic"]);
    expect(both.stdout).toContain("classic-rds-change");
  });

  it("names every problem of a rule of one's own, with its place", async () => {
    const bad = await file(
      "bad.mjs",
      `export const bad = ${JSON.stringify({ ...catalog[0], severity: "hgih", teams: [] })};`,
    );
    const { code, stderr } = await run(["rules", "--rules", bad]);
    expect(code).toBe(2);
    expect(stderr).toContain('  rds-change: severity is "hgih"');
    expect(stderr).toContain("  rds-change: teams is an empty list");
  });

  it("says why a module or settings cannot be loaded", async () => {
    const broken = await file("broken.mjs", "export const = ;");
    const empty = await file("empty.mjs", "export const nothing = 1;");
    const notJSON = await file("not.json", "{");
    const cases: readonly (readonly [readonly string[], string])[] = [
      [["--rules", broken], " cannot be loaded: "],
      [["--rules", empty], "exports no rule"],
      [["--rules", join(folder, "absent.mjs")], "cannot be opened"],
      [["--settings", notJSON], "not.json cannot be read as JSON"],
      [["--settings", join(folder, "absent.json")], "there is no such file"],
      [["--settings", folder], "it is a folder. Name the file of your settings, as JSON."],
      [["--settings", await file("typo.json", '{"network":[]}')], "network"],
      [["--pack", "secglobl"], "Write one of secglobal, cis, classic, none."],
    ];
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = await run(["rules", ...args]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(message);
    }
  });
});

describe("pattern", () => {
  it("prints a rule's pattern, its size, and that it is exact", async () => {
    const { code, stdout } = await run(["pattern", "detach-force-ebs"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^detach-force-ebs\n {2}\{ .*"DetachVolume".* \}\n {2}\d+ of 1,024/);
    expect(stdout).toContain("exactly the rule");
  });

  it("names what a pattern leaves out, and why", async () => {
    const { stdout } = await run(["pattern", "critical-instance"]);
    expect(stdout).toContain("wider than the rule");
    expect(stdout).toMatch(/left out: .*criticalInstances/);
  });

  it("prints nothing but patterns on request", async () => {
    const { stdout } = await run(["pattern", "--text", "root-access", "eip-change"]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^\{ .* \}$/);
  });

  it("packs all rules into two patterns, and says how each is covered", async () => {
    const { code, stdout } = await run(["pattern", "--pack-into", "2"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/pattern 1: \d[\d,]* of 1,024 characters/);
    for (const { id } of catalog) expect(stdout).toContain(`  ${id} `);
    expect(stdout).toContain("left out: not configured: networks");
  });

  it("refuses a number of patterns that is none", async () => {
    const { code, stderr } = await run(["pattern", "--pack-into", "0"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Write a whole number of at least 1.");
  });
});

describe("the command line", () => {
  it.each([[], ["replay"], ["grep"], ["explain"], ["rules"], ["rules", "show"], ["pattern"]])(
    "explains itself with examples: %j --help",
    async (...command) => {
      const { code, stdout } = await run([...command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain("Examples:\n  $ logcritical ");
    },
  );

  it.each([["rpelay"], ["rules", "--pak"], ["grep"], ["replay"]])(
    "refuses %j with 2 and a hint",
    async (...args) => {
      const { code, stdout, stderr } = await run(args);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("error: ");
    },
  );

  it.each([
    ["tset", "tset"],
    ["nwe", "my-rule"],
    ["root-access", "--pack", "cis"],
  ])("says what rules can be followed by: %s", async (...args) => {
    const { code, stdout, stderr } = await run(["rules", ...args]);
    const known = "write rules list, show <id>, new <id>, test or export";
    expect([code, stdout, stderr]).toEqual([2, "", `There is no rules ${args[0]}: ${known}.\n`]);
  });

  it.each([["pattern"], ["pattern", "--pack-into", "2"], ["explain", "--all", "no-such-file"]])(
    "says so where no rule is left to ask: %s",
    async (...args) => {
      const { code, stdout, stderr } = await run([...args, "--pack", "none"]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toBe(
        "--pack none leaves no rule to ask: name rules of your own with --rules.\n",
      );
    },
  );

  it("tells its version", async () => {
    expect((await run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
