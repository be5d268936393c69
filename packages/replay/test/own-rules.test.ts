import { lstat, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { field } from "@logcritical/rules";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ownRule } from "../../infra/test/support/own-rule.ts";
import { run } from "./support/run.ts";
import { json, stopLogging } from "./support/trail-folder.ts";

const rule = {
  ...ownRule,
  id: "trail-described",
  title: "Trail described",
  when: field("eventName").is("DescribeTrails"),
};
const described = stopLogging("1", { eventName: "DescribeTrails", readOnly: true });

let folder = "";
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "logcritical-own-"));
  const logs = { messageType: "DATA_MESSAGE", logEvents: [{ id: "1", message: json(described) }] };
  const data = gzipSync(json(logs)).toString("base64");
  const files: Readonly<Record<string, string>> = {
    "trail.json": json(described),
    "payload.json": json({ awslogs: { data } }),
    "settings.json": json({ ownRules: [rule] }),
    "mine.json": json([{ ...rule, title: "Tried out" }]),
    "mine.mjs": `export const mine = ${json({ ...rule, title: "Tried out" })};`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(at(name), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("rules that the settings bring", () => {
  it.each<readonly [command: string, ...args: string[]]>([
    ["replay", "trail.json"],
    ["replay", "trail.json", "--threads", "1", "--format", "csv"],
    ["replay", "trail.json", "--rule", "trail-described", "--as-alerts"],
    ["render", "trail.json"],
    ["summary", "trail.json"],
    ["explain", "trail-described", "trail.json"],
    ["explain", "--all", "trail.json"],
    ["invoke", "payload.json"],
    ["rules"],
    ["rules", "show", "trail-described"],
    ["pattern", "trail-described"],
    ["pattern", "--pack", "none", "--pack-into", "1"],
  ])("are run by %s %s %s", async (...command) => {
    const args = command.map((arg) => (arg.endsWith(".json") ? at(arg) : arg));
    const { code, stdout } = await run([...args, "--settings", at("settings.json")]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/trail-described|Trail described/);
    const { stdout: without } = await run(args.filter((arg) => arg !== "trail-described"));
    expect(without).not.toMatch(/trail-described|Trail described/);
  });

  it("come or go with the settings, or the rules, that a comparison puts in their place", async () => {
    const compare = ["replay", at("trail.json"), "--compare", at("settings.json"), "--quiet"];
    expect((await run(compare)).stdout).toMatch(/trail-described +0 +1 +1/);
    const rules = ["replay", at("trail.json"), "--compare", at("mine.json"), "--quiet"];
    expect((await run(rules)).stdout).toMatch(/trail-described +0 +1 +1/);
    const [, , ...rest] = compare;
    const gone = ["replay", at("trail.json"), "--settings", at("settings.json")];
    const none = at("none.json");
    await writeFile(none, "{}");
    const { stdout } = await run([...gone, ...rest.with(1, none)]);
    expect(stdout).toMatch(/trail-described +1 +0 +0 +1/);
  });

  it.each(["mine.mjs", "mine.json"])(
    "give way to one of %s with the same id, which somebody is trying out",
    async (name) => {
      const args = ["replay", at("trail.json"), "--settings", at("settings.json"), "-f", "ndjson"];
      const { code, stdout } = await run([...args, "--rules", at(name), "--quiet"]);
      expect(code).toBe(0);
      expect(
        stdout
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line) as object),
      ).toMatchObject([{ ruleId: "trail-described", title: "Tried out" }]);
    },
  );

  it("are what rules export prints of a module", async () => {
    const { code, stdout } = await run(["rules", "export", at("mine.mjs")]);
    expect([code, JSON.parse(stdout)]).toEqual([0, [{ ...rule, title: "Tried out" }]]);
    const other = await run(["rules", "export", at("mine.mjs"), "other"]);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining("no rule other")]);
  });

  it("are not exported with an id that is taken, which could not be deployed", async () => {
    const file = at("taken.json");
    for (const rules of [
      { ...rule, id: "root-access" },
      { ...rule, id: "alerter-changed" },
      [rule, rule],
    ]) {
      await writeFile(file, json(rules));
      const { code, stdout, stderr } = await run(["rules", "export", file]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/has a rule root-access already|another rule has the id/);
    }
  });

  it("are told apart from what is no rule in the same JSON", async () => {
    const file = at("half.json");
    await writeFile(file, json([rule, { id: "half" }, 3]));
    const { code, stderr } = await run(["replay", at("trail.json"), "--rules", file]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/cannot be used:[\s\S]*half: title/)]);
  });

  it.each<readonly [name: string, before: string, after: string]>([
    [
      "settings",
      '{\n  "networks": ["10.0.0.0/8"]\n}\n',
      '{\n  "networks": ["10.0.0.0/8"],\n  RULES\n}\n',
    ],
    ["empty settings", "{}", "{\n  RULES\n}"],
    [
      "what they brought before",
      '{\n  "ownRules": [1, 2],\n  "lists": {}\n}',
      '{\n  RULES,\n  "lists": {}\n}',
    ],
    ["a marked file", "\uFEFF{}", "{\n  RULES\n}"],
  ])("are put into %s, where all else stays as it is written", async (_, before, after) => {
    const file = at("into.json");
    await writeFile(file, before);
    const { code, stdout, stderr } = await run(["rules", "export", at("mine.mjs"), "--into", file]);
    expect([code, stdout, stderr]).toEqual([0, "", `${file} brings 1 rule of your own.\n`]);
    const rules = JSON.stringify({ ownRules: [{ ...rule, title: "Tried out" }] }, null, 2);
    expect(await readFile(file, "utf8")).toBe(after.replace("RULES", rules.slice(4, -2)));
  });

  it("are put into the settings of an environment, through a link too", async () => {
    const environment = { name: "test", account: "111122223333", region: "eu-west-1" };
    await writeFile(at("test.json"), json(environment), { mode: 0o640 });
    await symlink(at("test.json"), at("link.json"));
    const { code } = await run(["rules", "export", at("mine.mjs"), "--into", at("link.json")]);
    const written = JSON.parse(await readFile(at("test.json"), "utf8")) as object;
    const { mode } = await lstat(at("test.json"));
    expect([code, written, mode & 0o777]).toEqual([
      0,
      { ...environment, settings: { ownRules: [{ ...rule, title: "Tried out" }] } },
      0o640,
    ]);
  });

  it.each<readonly [name: string, text: string | undefined, said: string]>([
    ["what is no JSON", "{", "cannot be read as JSON"],
    ["a list", "[]", "has no settings that are a JSON object"],
    [
      "an environment whose settings are none",
      '{ "account": "1", "region": "r", "settings": 3 }',
      "has no settings that are a JSON object",
    ],
    ["a file that is not there", undefined, "cannot be opened"],
    ["one of two lists", '{ "ownRules": [], "ownRules": [] }', "ownRules twice"],
    [
      "one of two settings",
      '{ "account": "1", "region": "r", "settings": {}, "settings": { "lists": {} } }',
      "has settings or ownRules twice",
    ],
  ])("are not put into %s", async (_, text, said) => {
    const file = at("refused.json");
    await (text === undefined ? rm(file, { force: true }) : writeFile(file, text));
    const { code, stderr } = await run(["rules", "export", at("mine.mjs"), "--into", file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(await readFile(file, "utf8").catch(() => undefined)).toBe(text);
  });

  it.each<readonly [said: string, path: string, document: object]>([
    ["nothing", "", { ownRules: [rule], rules: { "trail-described": { mode: "shadow" } } }],
    ["duplicate-id", "ownRules[0].id", { ownRules: [{ ...rule, id: "root-access" }] }],
    ["duplicate-id", "ownRules[0].id", { ownRules: [{ ...rule, id: "alerter-changed" }] }],
    ["duplicate-id", "ownRules[1].id", { ownRules: [rule, rule] }],
    [
      "unknown-name",
      "ownRules[1].when",
      {
        ownRules: [
          rule,
          {
            ...rule,
            id: "other",
            when: field("eventName").is("DescribeTrials"),
          },
        ],
      },
    ],
    ["bad-value", "ownRules[0].severity", { ownRules: [{ ...rule, severity: "grave" }] }],
  ])("are checked: %s at %s", async (said, path, document) => {
    const file = at("checked.json");
    await writeFile(file, json(document));
    const { code, stdout } = await run(["check", file, "--json"]);
    const remarks = stdout.split("\n").filter(Boolean);
    const problems = remarks
      .map((line) => JSON.parse(line) as { kind: string; code: string; path: string })
      .filter(({ kind }) => kind === "problem");
    expect(problems).toMatchObject(said === "nothing" ? [] : [{ code: said, path }]);
    expect(code).toBe(said === "nothing" ? 0 : 1);
  });

  it("are tried on the sample with the others", async () => {
    const file = at("silenced.json");
    const entry = { until: "2999-01-01T00:00:00Z", reason: "r", owner: "o" };
    const suppressions = [{ ...entry, rule: "trail-described" }];
    await writeFile(file, json({ ownRules: [rule], suppressions }));
    const { code, stdout } = await run(["check", file, "--sample", at("trail.json")]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("no problem")]);
  });
});
