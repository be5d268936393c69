import {
  all,
  compileRules,
  field,
  type Rule,
  type RuleSet,
  type Settings,
} from "@logcritical/rules";
import { describe, expect, it } from "vitest";
import type { Batch } from "../read/read-records.ts";
import { everything, type Selection } from "../read/selection.ts";
import { createReplay, type ReplayParts } from "./replay.ts";
import type { ReplayResult } from "./result.ts";
import { createSorter } from "./sorter.ts";
import type { Tally } from "./tally.ts";

const stopped: Rule = {
  id: "stopped",
  title: "Stopped",
  description: "Something was stopped.",
  severity: "high",
  teams: ["infosec"],
  when: field("eventName").is("Stop"),
  attack: [],
  runbook: ["Start it."],
  falsePositives: [],
  references: [],
};
const anything: Rule = {
  ...stopped,
  id: "anything",
  severity: "low",
  when: field("eventName").isPresent(),
  raise: [{ to: "critical", when: field("errorCode").isPresent(), because: "it failed" }],
};
const often: Rule = {
  ...stopped,
  id: "often",
  threshold: { over: 2, withinSeconds: 60, by: ["actor"], count: "records" },
};
const unconfigured: Rule = {
  ...stopped,
  id: "unconfigured",
  when: all(field("requestParameters.id").isOneOf({ kind: "setting", name: "criticalInstances" })),
};

const at = (second: number, more: object = {}): object => ({
  eventTime: new Date(Date.UTC(2026, 7, 1, 0, 0, second)).toISOString(),
  eventID: `e${second}`,
  eventName: "Stop",
  recipientAccountId: "111122223333",
  awsRegion: "eu-west-1",
  userIdentity: { type: "IAMUser", userName: "alice", accountId: "111122223333" },
  ...more,
});

interface Ran {
  readonly results: readonly ReplayResult[];
  readonly tally: Tally;
}

function run(
  rules: readonly Rule[],
  records: readonly object[],
  parts: Partial<ReplayParts> = {},
): Ran {
  const replay = createReplay({
    rules: compile(rules),
    selection: everything,
    severityMin: "low",
    ...parts,
  });
  const file = { kind: "file", name: "f", path: "f", bytes: 0, isNamed: true } as const;
  const batch: Batch = {
    kind: "batch",
    file,
    // As from a file: plain JSON.
    records: records.map((record) => ({
      record: JSON.parse(JSON.stringify(record)) as Batch["records"][number]["record"],
    })),
    notData: ["digest", "digest", "insight"],
    bytesRead: 1,
  };
  replay.take(batch);
  replay.take({ kind: "done", file, unreadable: [], bytesRead: 9 });
  const results = [...replay.results()];
  replay.close();
  return { results, tally: replay.tally() };
}

function compile(rules: readonly Rule[], settings: Settings = {}): RuleSet {
  const compiled = compileRules(rules, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}

const ids = ({ results }: Ran): readonly string[] =>
  results.map(({ ruleId, eventId }) => `${ruleId} ${eventId}`);

describe("a replay", () => {
  it("gives results by record time, then eventID, then in the order of the rules", () => {
    const same = [at(1, { eventID: "b" }), at(1, { eventID: "a" })];
    const ran = run([stopped, anything], [at(2), ...same, at(0)]);
    expect(ids(ran)).toEqual([
      "stopped e0",
      "anything e0",
      "stopped a",
      "anything a",
      "stopped b",
      "anything b",
      "stopped e2",
      "anything e2",
    ]);
  });

  it("counts a record that comes twice once, and says so", () => {
    const ran = run([stopped], [at(1), at(2), at(1), at(1)]);
    expect(ids(ran)).toEqual(["stopped e1", "stopped e2"]);
    expect(ran.tally).toMatchObject({ records: 4, duplicates: 2, unselected: 0 });
  });

  it("keeps every record without an eventID", () => {
    const ran = run(
      [stopped],
      [at(1, { eventID: "" }), at(1, { eventID: null }), at(1, { eventID: 7 })],
    );
    expect(ran.results).toHaveLength(3);
  });

  it.each<readonly [string, Partial<Selection>, readonly string[]]>([
    ["since", { sinceMs: Date.UTC(2026, 7, 1, 0, 0, 2) }, ["e2", "e3"]],
    ["until", { untilMs: Date.UTC(2026, 7, 1, 0, 0, 2) }, ["e1"]],
    ["the account", { accounts: new Set(["999988887777"]) }, ["e3"]],
    ["the region", { regions: new Set(["us-east-1"]) }, ["e2"]],
  ])("asks only about records of %s", (_, selection, expected) => {
    const records = [
      at(1),
      at(2, { awsRegion: "us-east-1" }),
      at(3, { recipientAccountId: "999988887777" }),
    ];
    const ran = run([stopped], records, { selection: { ...everything, ...selection } });
    expect(ran.results.map(({ eventId }) => eventId)).toEqual(expected);
    expect(ran.tally).toMatchObject({ records: 3, unselected: 3 - expected.length });
  });

  it("leaves no record out for what it does not say", () => {
    const selection = { sinceMs: 1, untilMs: 2, accounts: new Set(["1"]), regions: new Set(["r"]) };
    expect(run([stopped], [{ eventName: "Stop" }], { selection }).results).toHaveLength(1);
  });

  it("gives a rule with a threshold one result when it is crossed, by record time", () => {
    const bob = { userIdentity: { type: "IAMUser", userName: "bob", accountId: "1" } };
    const ran = run([often], [at(30), at(10), at(20), at(11, bob), at(12, bob), at(40), at(500)]);
    expect(ids(ran)).toEqual(["often e30"]);
    expect(ran.results[0]?.count).toEqual({
      total: 3,
      from: "2026-08-01T00:00:10Z",
      to: "2026-08-01T00:00:30Z",
      eventIds: ["e10", "e20", "e30"],
    });
    expect(ran.tally.rules).toMatchObject([{ matched: 7, findings: 1 }]);
  });

  it("counts no record twice towards a threshold", () => {
    expect(run([often], [at(10), at(10), at(20), at(20)]).results).toEqual([]);
  });

  it("leaves out what is less grave than asked, after raising", () => {
    const ran = run([stopped, anything], [at(1), at(2, { errorCode: "X" })], {
      severityMin: "critical",
    });
    expect(ran.results).toMatchObject([
      { ruleId: "anything", severity: "critical", because: "it failed" },
    ]);
    expect(ran.tally.rules).toMatchObject([
      { matched: 2, findings: 0, bySeverity: {} },
      { matched: 2, findings: 1, bySeverity: { critical: 1 } },
    ]);
  });

  it("tallies everything that went in", () => {
    const { tally } = run([stopped, unconfigured], [at(5), at(1)]);
    expect(tally).toMatchObject({
      files: 1,
      bytes: 9,
      records: 2,
      fromMs: Date.UTC(2026, 7, 1, 0, 0, 1),
      toMs: Date.UTC(2026, 7, 1, 0, 0, 5),
      activity: [
        {
          account: "111122223333",
          region: "eu-west-1",
          days: new Map([[Date.UTC(2026, 7, 1) / 86_400_000, 1]]),
        },
      ],
      skipped: [],
      unreadable: [],
      rules: [
        { findings: 2, bySeverity: { high: 2 } },
        { findings: 0, state: { state: "inactive" } },
      ],
    });
    expect([...tally.notData]).toEqual([
      ["digest", 2],
      ["insight", 1],
    ]);
  });

  it("gives the same when the results do not fit into memory", () => {
    const records = Array.from({ length: 300 }, (_, index) => at((index * 7) % 300));
    const rules = [stopped, anything, often];
    const small = run(rules, records, { sorter: createSorter(1000) });
    expect(small.results).toEqual(run(rules, records).results);
    expect(small.results.length).toBeGreaterThan(600);
  });

  it("shows nothing secret", () => {
    const secret = "AKIAIOSFODNN7EXAMPLE";
    const ran = run(
      [stopped],
      [
        at(1, {
          errorCode: "X",
          errorMessage: `key ${secret}`,
          requestParameters: { accessKeyId: secret },
        }),
      ],
    );
    expect(JSON.stringify(ran.results)).not.toContain(secret);
    expect(ran.results[0]).toMatchObject({ errorMessage: "key AKIA…MPLE", targets: ["AKIA…MPLE"] });
  });
});
