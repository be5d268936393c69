import { describe, expect, it } from "vitest";
import { compileRules, type RuleSet } from "../src/index.ts";
import { createMachine } from "../src/scan/machine.ts";
import { createNameTables } from "../src/scan/notes.ts";
import { createOutlineTable } from "../src/scan/outlines.ts";
import { type Plan, planRules } from "../src/scan/plan.ts";
import { createScanner, runScanner } from "../src/scan/scanner.ts";
import { askReference } from "./support/compare-engines.ts";
import { askNotes, findWrongNotes, type Noted, outlined } from "./support/compare-notes.ts";
import { hazardRules } from "./support/hazard-rules.ts";
import { hazards, logsOf } from "./support/hazards.ts";

function compile(): RuleSet {
  const compiled = compileRules(hazardRules);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}

const rules = compile();

/** Under which slots a plan has the values of an outline. */
function slotsOf({ tables }: Plan): ReadonlyMap<string, number> {
  const slots = tables.outlines.slots.flat();
  return new Map(outlined.flat().map((path, index) => [path, slots[index] ?? 0]));
}

const id = "0123abcd-4567-89ef-a1b2-c3d4e5f60718";
const nothing = { id: undefined, timeMs: undefined, account: undefined, region: undefined };

/** Every part of a record that a note has, and what the note says. */
const cases: readonly (readonly [record: string, Noted])[] = [
  ["{}", nothing],
  [
    `{"eventID":"${id}","eventTime":"2026-08-01T14:05:31Z","awsRegion":"eu-west-1",` +
      '"recipientAccountId":"111122223333","userIdentity":{"accountId":"444455556666"}}',
    {
      id,
      timeMs: Date.UTC(2026, 7, 1, 14, 5, 31),
      account: "111122223333",
      region: "eu-west-1",
    },
  ],
  [`{"eventID":"${id.toUpperCase()}"}`, "unknown"],
  [`{"eventID":"${id.replace("a", "g")}"}`, "unknown"],
  [`{"eventID":"${id.replace("4", "/")}"}`, "unknown"],
  [`{"eventID":"${id.replace("4", ":")}"}`, "unknown"],
  [`{"eventID":"${id.replace("7", "`")}"}`, "unknown"],
  ...[8, 13, 18, 23].map(
    (at) => [`{"eventID":"${id.slice(0, at)}0${id.slice(at + 1)}"}`, "unknown"] as const,
  ),
  [`{"eventID":"${id}0"}`, "unknown"],
  [`{"eventID":"${id.slice(1)}"}`, "unknown"],
  [`{"eventID":"\\u0030${id.slice(1)}"}`, "unknown"],
  ['{"eventID":""}', "unknown"],
  ['{"eventID":null}', "unknown"],
  ['{"eventID":1}', "unknown"],
  [`{"eventID":["${id}"]}`, nothing],
  [`{"eventID":{"eventID":"${id}"}}`, nothing],
  [`{"requestParameters":{"eventID":"${id}"},"a":[{"eventID":"${id}"}]}`, nothing],
  [`{"eventID":"x","eventID":"${id}"}`, { ...nothing, id }],
  [`{"eventID":"${id}","eventID":"x"}`, "unknown"],
  [`{"eventID":"${id}","eventID":[]}`, nothing],
  [`{"eventID":"${id}","event\\u0049D":"x"}`, "unknown"],
  ['{"eventTime":"1970-01-01T00:00:01Z"}', { ...nothing, timeMs: 1000 }],
  ['{"eventTime":"1970-01-01T00:00:00Z"}', "unknown"],
  ['{"eventTime":"1969-12-31T23:59:59Z"}', "unknown"],
  ['{"eventTime":"2099-12-31T23:59:59Z"}', { ...nothing, timeMs: Date.UTC(2100, 0) - 1000 }],
  ['{"eventTime":"2100-01-01T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2024-02-29T00:00:00Z"}', { ...nothing, timeMs: Date.UTC(2024, 1, 29) }],
  ['{"eventTime":"2026-02-29T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-04-31T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-00-10T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-13-10T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-01-00T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-01-32T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-01-01T24:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-01-01T00:60:00Z"}', "unknown"],
  ['{"eventTime":"2026-01-01T00:00:60Z"}', "unknown"],
  ['{"eventTime":"2026-01-01 00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026/01-01T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-01/01T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-01-01T00.00:00Z"}', "unknown"],
  ['{"eventTime":"2026-01-01T00:00.00Z"}', "unknown"],
  ['{"eventTime":"2026-01-01T00:00:00z"}', "unknown"],
  ['{"eventTime":"2026-01-01T00:00:0 Z"}', "unknown"],
  ['{"eventTime":"202:-01-01T00:00:00Z"}', "unknown"],
  ['{"eventTime":"2026-01-01T00:00:00.5Z"}', "unknown"],
  ['{"eventTime":{"eventTime":"2026-01-01T00:00:00Z"}}', nothing],
  ['{"eventTime":"2026-01-01T00:00:01Z","eventTime":[]}', nothing],
  ['{"userIdentity":{"accountId":"1"}}', { ...nothing, account: "1" }],
  ['{"recipientAccountId":"","userIdentity":{"accountId":"1"}}', { ...nothing, account: "1" }],
  ['{"recipientAccountId":null,"userIdentity":{"accountId":"1"}}', { ...nothing, account: "1" }],
  ['{"recipientAccountId":["2"],"userIdentity":{"accountId":"1"}}', { ...nothing, account: "1" }],
  ['{"recipientAccountId":2,"userIdentity":{"accountId":"1"}}', { ...nothing, account: "2" }],
  ['{"recipientAccountId":1e21}', { ...nothing, account: "1e+21" }],
  ['{"recipientAccountId":true}', { ...nothing, account: "true" }],
  ['{"recipientAccountId":"\\u0031"}', { ...nothing, account: "1" }],
  ['{"recipientAccountId":"é\\"\\\\"}', { ...nothing, account: 'é"\\' }],
  ['{"recipientAccountId":"1","recipientAccountId":{}}', nothing],
  ['{"userIdentity":{"accountId":"1"},"userIdentity":{}}', nothing],
  ['{"userIdentity":{"accountId":"1"},"userIdentity":1}', nothing],
  ['{"userIdentity":{"accountId":"1"},"requestParameters":{}}', { ...nothing, account: "1" }],
  ['{"userIdentity":{"accountId":"1","accountId":[]}}', nothing],
  ['{"userIdentity":[{"accountId":"1"}],"accountId":"1"}', nothing],
  ['{"userIdentity":{"a":{"accountId":"1"}}}', nothing],
  ['{"awsRegion":"eu-west-1","a":{"awsRegion":"x"}}', { ...nothing, region: "eu-west-1" }],
  ['{"awsRegion":"eu-west-1","awsRegion":{}}', nothing],
  ['{"awsRegion":"eu-west-1","awsRegion":"x"}', { ...nothing, region: "x" }],
];

describe("a note", () => {
  const scanner = createScanner(rules, [], { notes: true });

  it.each(cases)("of %s", (record, expected) => {
    const documents = [`{}\n${record}\n`, `{"Records":[{},${record}]}`, logsOf("{}", record)];
    for (const document of documents.map((text) => Buffer.from(text))) {
      expect(askNotes(scanner, document)).toEqual([nothing, expected]);
      expect(findWrongNotes(scanner, document)).toEqual([]);
    }
  });

  it.each(hazards)("is right in $name", ({ document }) => {
    expect(findWrongNotes(scanner, Buffer.from(document))).toEqual([]);
  });

  it("is taken of every record, however many", () => {
    const records = Array.from({ length: 50_000 }, (_, index) => `{"awsRegion":"r${index % 9}"}`);
    const notes = askNotes(scanner, Buffer.from(records.join("\n")));
    expect(notes).toHaveLength(50_000);
    expect(notes?.at(-1)).toEqual({ ...nothing, region: `r${49_999 % 9}` });
  });

  it("says unknown of names past the size of its tables", () => {
    const plan = planRules(rules.rules, [], { notes: true });
    const tables = { ...plan.tables, names: createNameTables(2) };
    const small = runScanner(rules, plan, createMachine(tables, plan.host));
    const document = Buffer.from(
      ["1", "2", "3", "1"].map((name) => `{"recipientAccountId":"${name}"}`).join("\n"),
    );
    expect(askNotes(small, document)).toEqual([
      { ...nothing, account: "1" },
      { ...nothing, account: "2" },
      "unknown",
      { ...nothing, account: "1" },
    ]);
    expect(findWrongNotes(small, document)).toEqual([]);
  });

  it("has an outline where it is asked for", () => {
    const outlining = createScanner(rules, [], { notes: true, outlines: outlined });
    const issuer = '{"sessionIssuer":{"arn":"a","type":"b"}}';
    const record =
      `{"eventID":"${id}","eventName":"é","awsRegion":null,"requestParameters":{"items":1.0},"userIdentity":` +
      `{"type":"\\u0052oot","sessionContext":${issuer}},"eventTime":{"type":"c"}}`;
    const outline = {
      eventName: "é",
      awsRegion: null,
      "requestParameters.items": 1,
      "userIdentity.type": "Root",
      "userIdentity.sessionContext.sessionIssuer.arn": "a",
    };
    for (const text of [`{}\n${record}`, logsOf("{}", record), logsOf("{}", record, record)]) {
      const [none, first, second = first] = askNotes(outlining, Buffer.from(text)) ?? [];
      expect(none).toEqual({ ...nothing, outline: {} });
      expect(first).toEqual({ ...nothing, id, outline });
      expect(second).toEqual(first);
    }
  });

  it.each([
    ["a list", '{"eventName":["a"]}'],
    ["an object", '{"awsRegion":{}}'],
    ["what rules look into", '{"requestParameters":{"items":[]}}'],
    [
      "texts that are long together",
      `{"eventName":"${"x".repeat(500)}","awsRegion":"${"x".repeat(500)}"}`,
    ],
  ])("is unknown where an outline would have %s", (_, record) => {
    const outlining = createScanner(rules, [], { notes: true, outlines: outlined });
    const document = Buffer.from(`${record}\n{}\n`);
    expect(askNotes(outlining, document)).toEqual(["unknown", { ...nothing, outline: {} }]);
    expect(findWrongNotes(outlining, document)).toEqual([]);
  });

  it("has the right outline, however many there are", () => {
    const plan = planRules(rules.rules, [], { notes: true, outlines: outlined });
    const outlines = createOutlineTable(outlined, slotsOf(plan), 2000);
    const small = runScanner(rules, plan, createMachine({ ...plan.tables, outlines }, plan.host));
    for (let round = 0; round < 5; round += 1) {
      const records = Array.from(
        { length: 1500 },
        (_, index) => `{"eventName":"${(round * 1000 + index) % 3000}","awsRegion":"a"}`,
      );
      expect(findWrongNotes(small, Buffer.from(records.join("\n")))).toEqual([]);
    }
    expect(outlines.outlines.length).toBeLessThan(4000);
  });

  it.each<readonly [string, readonly (readonly string[])[]]>([
    ["No outline can have the path a[0]", [["a[0]"]]],
    ["No outline can have the path a[", [["a["]]],
    ["Ask for at most 4 outlines of 32 paths together", [["a"], ["b"], ["c"], ["d"], ["e"]]],
    ["Ask for at most 4", [Array.from({ length: 33 }, (_, index) => `a${index}`)]],
  ])("says of outlines that there cannot be: %s", (message, outlines) => {
    expect(() => createScanner(rules, [], { notes: true, outlines })).toThrow(message);
  });

  it("changes no answer", () => {
    for (const { document } of hazards) {
      const bytes = Buffer.from(document);
      expect(scanner.decide(bytes)).toEqual(askReference(rules, bytes));
    }
  });

  it("is not taken where nobody asked", () => {
    expect(createScanner(rules).sift(Buffer.from("{}\n{}"))).not.toHaveProperty("notes");
  });
});
