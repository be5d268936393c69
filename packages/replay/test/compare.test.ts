import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const demo = "fixtures/demo/AWSLogs";
const settings = "fixtures/demo/settings.json";
const document: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(new URL("../../../fixtures/demo/settings.json", import.meta.url), "utf8"),
);
const compare = async (...args: readonly string[]) =>
  run(["replay", demo, "--settings", settings, ...args]);

/** A file of settings that are those of the demo but for these. */
async function settingsWith(change: object): Promise<string> {
  return join(await createFolder({ "new.json": json({ ...document, ...change }) }), "new.json");
}

const tuned = {
  rules: {
    "net-access": { mode: "off" },
    "rds-change": { severity: "low" },
    "eip-change": { mode: "shadow" },
  },
  suppressions: [
    {
      rule: "iam-change",
      actor: "arn:aws:iam::111122223333:role/deploy",
      until: "2030-01-31T00:00:00Z",
      reason: "the pipeline manages roles",
      owner: "platform",
    },
  ],
};

interface RuleChange {
  readonly ruleId: string;
  readonly before: number;
  readonly after: number;
}

describe("replay --compare", () => {
  it("shows what other settings find, and would send, differently", async () => {
    const other = await settingsWith(tuned);
    const { code, stdout } = await compare("--compare", other, "--as-alerts", "-q");
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot("golden/demo-compare.txt");
  });

  it("says that nothing differs, and what it did not compare", async () => {
    const other = await settingsWith({ suppressions: tuned.suppressions });
    const { stdout } = await compare("--compare", other, "-q");
    expect(stdout.replaceAll(/\s+/g, " ")).toBe(
      "No finding differs: 67 findings either way. Suppressions, routes, grouping and limits " +
        "change what is sent, not what is found: --as-alerts compares that. ",
    );
    const alerts = await compare("--compare", other, "-q", "--as-alerts");
    expect(alerts.stdout).toMatch(/^ {2}suppressed +0 +2 +\+2$/m);
    expect(alerts.stdout).toMatch(/^ {2}of iam-change +2 +1 +-1$/m);
  });

  it("gives programs every difference, and each rule with its examples", async () => {
    const args = ["--compare", await settingsWith(tuned), "-q"];
    const lines = (await compare(...args, "-f", "ndjson")).stdout.trimEnd().split("\n");
    const differences = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const kinds = Map.groupBy(differences, ({ kind }) => kind);
    expect([...kinds].map(([kind, all]) => [kind, all.length])).toEqual([
      ["changed", 2 + 1 + 1],
      ["gone", 32],
    ]);
    const csv = (await compare(...args, "-f", "csv")).stdout.trimEnd().split("\n");
    expect(csv[0]).toMatch(/^change,severityBefore,time,severity,rule,/);
    expect(csv).toHaveLength(lines.length + 1);
    const whole = await compare(...args, "-f", "json", "--as-alerts", "--limit", "1");
    const { rules, volumes }: { rules: readonly RuleChange[]; volumes: object } = JSON.parse(
      whole.stdout,
    );
    expect(rules[0]).toMatchObject({
      ruleId: "net-access",
      before: 32,
      after: 0,
      new: { count: 0, examples: [] },
      gone: { count: 32, examples: [{ kind: "gone", before: { severity: "medium" } }] },
    });
    expect(rules).toHaveLength(20);
    expect(volumes).toMatchObject({ before: { alerts: 30 }, after: { suppressed: 2 } });
  });

  it("finds no difference to itself, and the opposite the other way round", async () => {
    const other = await settingsWith(tuned);
    const differing = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { stdout } = await run(["replay", demo, "-q", "-f", "ndjson", ...args]);
      return stdout.split("\n").filter((line) => line !== "");
    };
    expect(await differing("--settings", settings, "--compare", settings)).toEqual([]);
    const there = await differing("--settings", settings, "--compare", other);
    const back = await differing("--settings", other, "--compare", settings);
    const turn = (line: string): string =>
      line.replace('"kind":"new","after"', '"kind":"gone","before"');
    const [gone, isNew] = [
      there.filter((line) => line.includes('"kind":"gone"')),
      back.filter((line) => line.includes('"kind":"new"')),
    ];
    expect(isNew.map(turn)).toEqual(gone);
    expect(back).toHaveLength(there.length);
  });

  it("puts a pack in place of those before, and rules in place of, or beside, others", async () => {
    const rule = (id: string, eventName: string): string =>
      `{ id: '${id}', title: 'T', description: 'd.', severity: 'high', teams: ['infosec'], when: ` +
      `{ kind: 'comparison', path: 'eventName', operator: '=', value: { kind: 'text', text: ` +
      `'${eventName}' } }, attack: [], runbook: ['r'], falsePositives: [], references: [] }`;
    const folder = await createFolder({
      "rules/mine.ts":
        `export const mine = [${rule("mine", "StopLogging")}, ` +
        `${rule("cloudtrail-change", "NoSuchCall")}];`,
      "trail.json": json(stopLogging("1")),
    });
    const changes = async (...args: readonly string[]): Promise<readonly RuleChange[]> => {
      const { stdout } = await run(["replay", join(folder, "trail.json"), "-f", "json", ...args]);
      const { rules }: { rules: readonly RuleChange[] } = JSON.parse(stdout);
      return rules.map(({ ruleId, before, after }) => ({ ruleId, before, after }));
    };
    expect(await changes("--compare", join(folder, "rules"))).toEqual([
      { ruleId: "mine", before: 0, after: 1 },
      { ruleId: "cloudtrail-change", before: 1, after: 0 },
    ]);
    expect(await changes("--compare", "none")).toEqual([
      { ruleId: "cloudtrail-change", before: 1, after: 0 },
    ]);
    const both = ["--compare", "none", "--compare", join(folder, "rules/mine.ts")];
    expect(await changes(...both, "--rule", "mine")).toEqual([
      { ruleId: "mine", before: 0, after: 1 },
    ]);
  });

  it.each([
    ["0 where something differs", ["--compare", "none"], 0],
    ["1 where something as grave differs", ["--compare", "none", "--fail-on", "critical"], 1],
    ["0 where nothing does", ["--compare", settings, "--fail-on", "low"], 0],
    ["2 for what is not there", ["--compare", "no/such/thing"], 2],
    ["2 for settings that are none", ["--compare", "package.json"], 2],
    ["2 for an id that neither has", ["--compare", "none", "--rule", "no-such-rule"], 2],
    ["2 for a format that it has not", ["--compare", "none", "-f", "markdown"], 2],
    ["3 for input that cannot be read", ["--compare", "none", "no/such/file"], 3],
  ])("ends with %s", async (_, args, code) => {
    expect((await compare(...args)).code).toBe(code);
  });

  it("compares records without ids or times, and says nothing that acts on a terminal", async () => {
    const evil = "\u001b]0;x\u0007\u202e\r\nforged";
    const records = [
      stopLogging("1", { eventID: undefined, userIdentity: { type: "IAMUser", userName: evil } }),
      stopLogging("1", { eventID: undefined }),
      stopLogging("1", { eventID: "", eventTime: evil }),
      stopLogging("2"),
    ];
    const folder = await createFolder({ "a.ndjson": records.map(json).join("\n") });
    for (const format of ["table", "json", "ndjson", "csv"]) {
      const args = [folder, "-f", format, "--compare", "none", "--as-alerts"];
      const { stdout, stderr, code } = await run(["replay", ...args]);
      expect([format, code]).toEqual([format, 0]);
      const text = `${stdout}${stderr}`;
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(text).not.toMatch(/^forged/m);
    }
    const { stdout } = await run(["replay", folder, "--compare", "none", "-q"]);
    expect(stdout).toMatch(/^cloudtrail-change +4 +0 +0 +4 +0$/m);
  });
});
