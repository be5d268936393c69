import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "./support/run.ts";
import { spawnBin } from "./support/spawn-bin.ts";
import { json, stopLogging } from "./support/trail-folder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "logcritical-check-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Said {
  readonly code: string;
  readonly kind: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

async function write(name: string, text: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

/** Checks one file, and gives what was said of it. */
async function check(name: string, text: string | Uint8Array, ...more: readonly string[]) {
  const { code, stdout } = await run(["check", await write(name, text), "--json", ...more]);
  const lines = stdout.trimEnd().split("\n");
  const said = lines.filter(Boolean).map((line) => JSON.parse(line) as Said);
  return { code, said };
}

const until = "2999-01-01T00:00:00Z";
const silence = { until, reason: "planned", owner: "ops" };
const suppress = (...entries: readonly object[]): string =>
  JSON.stringify({ suppressions: entries.map((entry) => ({ ...silence, ...entry })) });

/** A text in the encodings that editors and shells write besides UTF-8. */
function encodings(text: string): Readonly<Record<string, Buffer>> {
  const little16 = Buffer.from(text, "utf16le");
  const big16 = Buffer.from(little16).swap16();
  const units = Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const little32 = Buffer.from(units.buffer);
  const big32 = Buffer.from(little32).swap32();
  return { "UTF-16LE": little16, "UTF-16BE": big16, "UTF-32LE": little32, "UTF-32BE": big32 };
}

describe("check of a file in another encoding than UTF-8", () => {
  it.each(Object.keys(encodings("")))("says once that it is %s, marked or not", async (name) => {
    for (const text of ["{}", '{ "networks": [] }', "\uFEFF{}", "\uFEFFé"]) {
      const bytes = encodings(text)[name] ?? Buffer.alloc(0);
      const { code, said } = await check("x.json", bytes);
      const message = `It is ${name}: save it as UTF-8, in an editor or by iconv -f ${name} -t UTF-8.`;
      expect([code, said]).toMatchObject([1, [{ code: "not-utf-8", message, line: 1, column: 1 }]]);
    }
  });

  it.each([
    [gzipSync("{}"), "It is packed by gzip: unpack it with gunzip.", 1],
    [
      Buffer.from('{\n "accounts": { "1": { "alias": "caf\xe9" } } }', "latin1"),
      "It is no UTF-8 here, but perhaps Windows-1252: save it as UTF-8.",
      2,
    ],
  ])("says once of others what they are, and where that shows", async (bytes, message, line) => {
    const { code, said } = await check("x.json", bytes);
    expect([code, said]).toMatchObject([1, [{ code: "not-utf-8", message, line }]]);
  });

  it("says so of a module, which is not run", async () => {
    const { said } = await check("x.mjs", encodings("throw new Error('ran');")["UTF-16LE"] ?? "");
    expect(said).toMatchObject([{ code: "not-utf-8" }]);
  });

  it.each([["1"], ["{}"], ["\uFEFF{}"], ['{ "accounts": { "1": { "alias": "café" } } }']])(
    "has nothing against UTF-8: %j",
    async (text) => {
      const { said } = await check("x.json", text);
      expect(said.map(({ code }) => code)).not.toContain("not-utf-8");
    },
  );

  it("is told by other commands that read settings, too", async () => {
    const file = await write("x.json", encodings("{}")["UTF-16LE"] ?? "");
    const { code, stderr } = await run(["rules", "--settings", file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("cannot be read. It is UTF-16LE:")]);
  });

  it("ends other commands, too, where it would be JSON with a letter that nobody wrote", async () => {
    const settings = '{"modes":{"caf\u00e9":"off"}}';
    const file = await write("x.json", Buffer.from(settings, "latin1"));
    const { code, stderr } = await run(["rules", "list", "--settings", file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("perhaps Windows-1252")]);
  });
});

describe("check of what is no JSON", () => {
  it.each([
    ["{networks: []}", "stands in double quotes"],
    ["{'networks': []}", "stands in double quotes"],
    ['{"a": NaN}', "stands in double quotes"],
    ['{"a": "b\tc"}', "write \\t and \\n"],
    ['{"a": "C:\\d"}', "write \\\\ for one that is meant"],
    ['{"a": "\\u12"}', "followed by four hexadecimal digits"],
    ['{"a": "b', "a text ends here without its double quote"],
    ['{"a": 1.}', "a number ends here without a digit"],
    ['{"a": /* b', "JSON has no comments: remove it"],
  ])("says of %s what to write", async (text, message) => {
    const { said } = await check("x.json", text);
    expect(said.map((one) => one.message).join("\n")).toContain(message);
    // A code of the parser's is no word for people.
    for (const one of said) expect(one.message).not.toMatch(/[a-z][A-Z]/);
  });
});

describe("check of what is no JSON, one mistake at a time", () => {
  it.each<readonly [text: string, places: readonly string[], message: string]>([
    ['{"a": 1,}', ["1:9"], "no comma before a }"],
    ["[1,]", ["1:4"], "no comma before a ]"],
    ['{"a": 1,, "b": 2}', ["1:9"], "a name in double quotes"],
    ["{'networks': []}", ["1:2"], "stands in double quotes"],
    ['{"a": \'as it is\', "b": 2}', ["1:7"], "stands in double quotes"],
    ['{"a": True,\r\n "b": None}', ["1:7", "2:7"], "stands in double quotes"],
    ['{"account": 012345678901}', ["1:14"], "no number begins with 0: write an id in double"],
    ['{"a": x,\n "b": }', ["1:7", "2:7"], "stands in double quotes"],
    ["[1 x, 2, ]", ["1:4", "1:10"], "stands in double quotes"],
    ['\uFEFF{"a": 1;\n"b": 2}', ["1:8", "2:1"], "stands in double quotes"],
  ])("says of %j what to write, and where", async (text, places, message) => {
    const { said } = await check("x.json", text);
    expect(said[0]?.message).toContain(message);
    expect(said.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
  });
});

describe("check of settings", () => {
  it.each<readonly [name: string, text: string, code: string, place: string, message: string]>([
    ["a comment", '{\n  "networks": [] // none\n}', "not-json", "// none", "remove it"],
    ["a comma too many", '{ "a": 1,\n}', "not-json", "}", "no comma before a }"],
    ["an empty file", "", "not-json", "", "write {}"],
    [
      "a name that stands twice",
      '{ "networks": [],\n"networks": [] }',
      "repeated-key",
      '"networks"',
      "only the last",
    ],
    ["a name that there is not", '{\n  "netwroks": [] }', "unknown-key", '"netwroks"', "networks"],
    ["a value deep within", '{ "criticalInstances": [\n "i-1"] }', "bad-value", '"i-1"', "17 hex"],
    [
      "a rule that there is not",
      '{ "rules": {\n"root-acess": {} } }',
      "unknown-rule",
      '"root-acess"',
      "perhaps root-access",
    ],
    [
      "another",
      '{ "grouping": { "rules": {\n"zzzzzzzzzz": 5 } } }',
      "unknown-rule",
      '"zzzzzzzzzz"',
      "--rules",
    ],
    [
      "a silence that has run out",
      suppress({ rule: "iam-change", until: "2020-01-01T00:00:00Z" }),
      "expired",
      '"until"',
      "ran out",
    ],
    [
      "a silence that never begins",
      suppress({ rule: "iam-change", from: "2999-02-01T00:00:00Z" }),
      "never-holds",
      '"from"',
      "begins after it ends",
    ],
    [
      "a silence that is not heard",
      suppress({ rule: "cloudtrail-change" }),
      "needs-tampering",
      '"rule"',
      "includeTampering",
    ],
    [
      "a call that there is not",
      suppress({ eventName: "CreateRoll" }),
      "unknown-name",
      '"eventName"',
      "perhaps CreateRole",
    ],
    [
      "limits for a rule that does not count",
      '{ "rules": { "root-access": { "mode": "alert",\n"threshold": { "over": 5 } } } }',
      "counts-nothing",
      '"threshold"',
      "counts none: remove it. Rules that count are massive-operations,",
    ],
    [
      "a family that is no type",
      '{ "largeInstanceTypes": ["m5.24xlarge", "u-*",\n"m5"] }',
      "no-type",
      '"m5"',
      "No instance type is called m5: write m5.* for all of a family.",
    ],
    [
      "a route that is never taken",
      `{ "routing": [{ "severity": "high", "topics": ["DevOpsEmail"] },
        { "rule": "root-access", "topics": ["InfosecSMS"] },
        { "account": "111122223333", "severity": "high", "topics": ["InfosecSMS"] }] }`,
      "never-reached",
      '{ "account"',
      "fits routing[0], which comes first",
    ],
    [
      "a place in a link that nothing takes",
      '{ "links": {\n"console": "https://example.org/{region}/{eventId}" } }',
      "unknown-place",
      '"console"',
      "of {eventId}: write {region} or {eventID}",
    ],
  ])("finds %s", async (...[, text, code, place, message]) => {
    const { code: exitCode, said } = await check("x.json", text);
    const found = said.find((one) => one.code === code);
    expect(found?.message).toContain(message);
    const line = text.split("\n")[(found?.line ?? 0) - 1] ?? "";
    expect(line.slice((found?.column ?? 0) - 1)).toMatch(new RegExp(`^${place}`));
    expect(found?.line).toBe(text.slice(0, text.lastIndexOf(place)).split("\n").length);
    expect(exitCode).toBe(1);
  });

  it("finds nothing wrong with good ones, and notes which rules wait for data", async () => {
    const { code, said } = await check("x.json", suppress({ rule: "iam-change" }));
    expect(code).toBe(0);
    expect(said.map(({ kind, code: what }) => [kind, what])).toContainEqual(["note", "inactive"]);
    expect((await run(["check", "fixtures/demo/settings.json"])).stdout).toContain(
      "fixtures/demo/settings.json: settings, no problem",
    );
  });

  it("finds nothing wrong with limits of what counts, and with routes from narrow to wide", async () => {
    const rules = { "massive-operations": { threshold: { over: 5 } } };
    const topics = ["InfosecEmail"];
    const account = "111122223333";
    const routing = [
      { rule: "root-access", account, topics },
      { rule: "root-access", topics },
      { account, topics },
      { severity: "high", topics },
      { topics },
    ];
    const { code } = await check("x.json", JSON.stringify({ rules, routing }));
    expect(code).toBe(0);
  });

  it("finds nothing wrong with a link that holds both places, more than once or never", async () => {
    for (const address of ["https://{region}.a/{region}/{eventID}", "https://a.example.org"]) {
      const { code } = await check("x.json", JSON.stringify({ links: { console: address } }));
      expect(code).toBe(0);
    }
  });

  it("survives what is nested without end", async () => {
    const { code, said } = await check("x.json", "[".repeat(100_000));
    expect([code, said[0]?.code]).toEqual([1, "not-json"]);
  });

  it("finds the settings of an environment within it", async () => {
    const environment = {
      name: "prod",
      account: "333333333333",
      region: "eu-west-1",
      settings: { networks: ["10.0.0.5/8"] },
    };
    const { code, said } = await check("prod.json", JSON.stringify(environment, null, 2));
    expect(code).toBe(1);
    expect(said).toMatchObject([
      { kind: "problem", code: "bad-value", line: 7, path: "settings.networks[0]" },
      { kind: "note", code: "environment" },
    ]);
    const { settings: _, ...plain } = environment;
    expect((await check("plain.json", JSON.stringify(plain))).code).toBe(0);
  });

  it("names everything at once", async () => {
    const { said } = await check(
      "x.json",
      '{ "a": 1, "networks": ["x", "y"], "limits": { "b": 1 } }',
    );
    expect(said.length).toBeGreaterThanOrEqual(4);
  });

  it("finds suppressions that fit nothing in the sample, whatever else goes before them", async () => {
    const sample = await write("trail.ndjson", json(stopLogging("1")));
    const entries = [
      { rule: "cloudtrail-change", includeTampering: true },
      { rule: "cloudtrail-change", actor: "mallory", includeTampering: true },
      { rule: "cloudtrail-change", actor: "nobody", includeTampering: true },
    ];
    const { said } = await check("x.json", suppress(...entries), "--sample", sample);
    const dead = said.filter(({ code }) => code === "dead-suppression");
    expect(dead).toMatchObject([{ path: "suppressions[2]", line: 1 }]);
    const without = await check("x.json", suppress(...entries));
    expect(without.said.filter(({ code }) => code === "dead-suppression")).toEqual([]);
  });

  it("says so where a sample has no findings, or cannot be read", async () => {
    const sample = await write(
      "trail.ndjson",
      json(stopLogging("1", { eventName: "GetTrail", readOnly: true })),
    );
    const entry = suppress({ rule: "iam-change" });
    const { code, said } = await check("x.json", entry, "--sample", sample);
    expect([code, said.map(({ code: what }) => what)]).toEqual([
      0,
      expect.arrayContaining(["no-findings"]),
    ]);
    expect((await check("x.json", entry, "--sample", join(folder, "absent"))).code).toBe(3);
  });

  it("knows rules of one's own", async () => {
    const rules = await write("mine.mjs", moduleOf({}));
    const { code } = await check("x.json", '{ "rules": { "mine": {} } }', "--rules", rules);
    expect(code).toBe(0);
    const together = await run(["check", join(folder, "x.json"), rules]);
    expect(together.code).toBe(0);
  });
});

const equal = (path: string, text: string): object => ({
  kind: "comparison",
  path,
  operator: "=",
  value: { kind: "text", text },
});
const named = (source: string, name: string): object => ({
  kind: "all",
  conditions: [equal("eventSource", source), equal("eventName", name)],
});
const ruleOf = (change: object): object => ({
  id: "mine",
  title: "T",
  description: "D.",
  severity: "high",
  teams: ["infosec"],
  when: named("iam.amazonaws.com", "CreateRole"),
  attack: [],
  runbook: ["Look."],
  falsePositives: [],
  references: [],
  ...change,
});
const moduleOf = (change: object): string =>
  `export const mine =\n${JSON.stringify(ruleOf(change))};`;

describe("check of rules", () => {
  it.each<readonly [name: string, change: object, code: string, message: string]>([
    ["a slip in its shape", { severity: "hgih" }, "bad-value", "severity"],
    ["a clause that never holds", { when: equal("readOnly", "true") }, "never-true", "isTrue()"],
    [
      "a misspelt call",
      { when: named("iam.amazonaws.com", "CreateRoll") },
      "unknown-name",
      "perhaps CreateRole",
    ],
    [
      "a misspelt field",
      { when: equal("eventNmae", "CreateRole") },
      "unknown-field",
      "eventNmae is no field of a record: perhaps eventName.",
    ],
    [
      "the field of another log",
      { when: { kind: "missing", path: "srcaddr" } },
      "unknown-field",
      "srcaddr is no field of a record: look it up in a record.",
    ],
    [
      "a misspelt field above others, in what raises it",
      { raise: [{ to: "critical", when: equal("userIdentiy.type", "Root"), because: "b" }] },
      "unknown-field",
      "userIdentiy is no field of a record: perhaps userIdentity.",
    ],
    [
      "a misspelt field in what is counted",
      {
        threshold: { over: 1, withinSeconds: 60, by: ["account"], count: ["requestParams[*]"] },
      },
      "unknown-field",
      "requestParams is no field of a record: perhaps requestParameters.",
    ],
    [
      "a call of another service",
      { when: named("iam.amazonaws.com", "CreateBucket") },
      "unknown-name",
      "another service",
    ],
    [
      "a service that there is not",
      { when: named("iamm.amazonaws.com", "*") },
      "unknown-source",
      "perhaps iam.amazonaws.com",
    ],
    [
      "a wildcard for nothing",
      { when: named("iam.amazonaws.com", "Describe*") },
      "unknown-name",
      "fits no call",
    ],
    [
      "a call that is nowhere",
      { when: equal("eventName", "CreateRoll") },
      "unknown-name",
      "any service",
    ],
    [
      "what raises it",
      { raise: [{ to: "critical", when: equal("eventName", "CreateRoll"), because: "b" }] },
      "unknown-name",
      "iam.amazonaws.com",
    ],
  ])("finds %s, in modules and in JSON", async (...[, change, code, message]) => {
    const texts = { "mine.mjs": moduleOf(change), "mine.json": JSON.stringify([ruleOf(change)]) };
    for (const [name, text] of Object.entries(texts)) {
      const { code: exitCode, said } = await check(name, text);
      const found = said.find((one) => one.code === code);
      expect(found?.message).toContain(message);
      expect(found?.line).toBe(name === "mine.mjs" ? 2 : 1);
      expect(exitCode).toBe(1);
    }
  });

  it.each<readonly [name: string, when: object, message: string]>([
    [
      "how much a wildcard takes in",
      named("sts.amazonaws.com", "Assume*"),
      '"Assume*" fits 4 operations of 1 service',
    ],
    [
      "the same of a regular expression",
      { ...equal("eventName", ""), value: { kind: "regex", source: "^AssumeRo[lo]" } },
      "fits 5 operations of 2 services",
    ],
    [
      "that Lambda dates its names",
      named("lambda.amazonaws.com", "CreateFunction"),
      'CreateFunction*" would fit',
    ],
  ])("notes %s", async (...[, when, message]) => {
    const { code, said } = await check("mine.mjs", moduleOf({ when }));
    expect([code, said.map(({ kind }) => kind)]).toEqual([0, ["note"]]);
    expect(said[0]?.message).toContain(message);
  });

  it.each([
    named("lambda.amazonaws.com", "UpdateFunctionCode20150331v2"),
    named("cloudfront.amazonaws.com", "CreateDistribution2020_05_31"),
    { ...equal("eventName", "Qqq*"), operator: "!=" },
    { ...equal("eventSource", "*.amazonaws.com") },
  ])("says nothing of %j", async (when) => {
    expect((await check("mine.mjs", moduleOf({ when }))).said).toEqual([]);
  });

  it("finds an id that is used twice", async () => {
    const { said } = await check("mine.json", JSON.stringify([ruleOf({}), ruleOf({})]));
    expect(said).toMatchObject([{ code: "duplicate-id", line: 1 }]);
  });

  const unasked = ruleOf({ when: undefined });
  it.each<readonly [name: string, document: unknown, said: readonly (readonly [string, number])[]]>(
    [
      ["a rule without a condition", unasked, [["when is missing", 1]]],
      ["a rule without an id", { ...ruleOf({}), id: undefined }, [["id is missing", 1]]],
      ["one of several", [ruleOf({}), unasked], [["when is missing", 40]]],
      [
        "an id alone",
        { id: "mine", wen: 1 },
        [
          ['There is no "wen"', 3],
          ["title is missing", 1],
        ],
      ],
      [
        "what is no rule among rules",
        [5, ruleOf({}), null, ["a"]],
        [
          ["This is 5: write an object.", 2],
          ["This is null: write an object.", 41],
          ["This is a list: write an object.", 42],
        ],
      ],
      [
        "a slip in the first of two with one id",
        [ruleOf({ severity: "hgih" }), ruleOf({})],
        [["severity is", 6]],
      ],
    ],
  )("takes for rules what is meant as such: %s", async (...[, document, expected]) => {
    const { code, said } = await check("mine.json", JSON.stringify(document, undefined, 1));
    expect(code).toBe(1);
    for (const [at, [message, line]] of expected.entries()) {
      expect(said[at]?.message).toContain(message);
      expect(said[at]?.line).toBe(line);
    }
  });

  it("counts what is meant as a rule, and knows its name beside settings", async () => {
    const rules = await write("mine.json", JSON.stringify(unasked));
    const settings = await write("x.json", '{ "rules": { "mine": {} } }');
    const { stdout } = await run(["check", rules, settings]);
    expect(stdout).toMatch(/mine\.json: 1 rule, 1 problem\n.*\n.*x\.json: settings, no problem/);
  });

  it("finds modules that cannot be loaded, and checks the others", async () => {
    await write("broken.mjs", "export const a = ;");
    await write("mine.mjs", moduleOf({ severity: "hgih" }));
    const { code, stdout } = await run(["check", folder]);
    expect(stdout).toMatch(
      /broken\.mjs: unknown, 1 problem\n.*cannot be loaded: .*\n.*mine\.mjs: 1 rule/,
    );
    expect(code).toBe(1);
  });

  it("says where a module goes wrong, be it when it is read or when it runs", async () => {
    await write("read.ts", "export const a = 1;\nexport const b: = 2;\n");
    await write("run.mjs", "export const a = 1;\n\tnope();\n");
    const { stdout } = await spawnBin(["check", "."], { folder });
    expect(stdout).toContain("  problem  read.ts:2:17: It cannot be loaded: ");
    expect(stdout).toContain("  problem  run.mjs:2:2: It cannot be loaded: nope is not defined\n");
    const { stderr } = await spawnBin(["rules", "--rules", "run.mjs"], { folder });
    expect(stderr).toContain("run.mjs:2:2 cannot be loaded: nope is not defined\n");
  });

  it("finds modules without a rule", async () => {
    const { code, said } = await check("mine.mjs", "export const a = 1;");
    expect([code, said[0]?.code]).toEqual([1, "no-rules"]);
  });

  it("finds no problem in the rules that come with the command", async () => {
    const args = ["--pack", "secglobal", "--pack", "cis", "--pack", "classic"];
    const { code, stdout } = await run(["check", ...args]);
    expect(stdout.split("\n").filter((line) => line.includes("  problem  "))).toEqual([]);
    expect(stdout).toMatch(/^secglobal: 23 rules, no problem$/m);
    expect(stdout).toContain(
      'iam-change: raise[0].when.conditions[0]: "Attach*" fits 5 operations',
    );
    expect(code).toBe(0);
  });

  it("takes folders: their modules, and the settings in them", async () => {
    await write("mine.mjs", moduleOf({}));
    await write("settings.json", '{ "rules": { "mine": { "mode": "of" } } }');
    const { code, stdout } = await run(["check", folder]);
    expect(stdout).toMatch(
      /mine\.mjs: 1 rule, no problem\n.*settings\.json: settings, 1 problem\n/,
    );
    expect(stdout).toContain("settings.json:1:24: rules.mine.mode is");
    expect(code).toBe(1);
  });

  it.each([
    [["check"], "Name what to check"],
    [
      ["check", "no-such-file"],
      "no-such-file cannot be opened: there is no such file or folder. Name settings",
    ],
    [["check", "fixtures/deliveries"], "holds no module and no settings.json"],
  ])("says what to do for %j", async (args, said) => {
    const { code, stderr } = await run(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});
