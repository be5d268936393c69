import { describe, expect, it } from "vitest";
import { createRule } from "../../test/support/create-rule.ts";
import { all, any, field, none, setting, succeeded } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import type { Settings } from "../settings/settings.ts";
import { createExplainer, explain } from "./explain.ts";

const name = field("eventName");
const source = field("eventSource");
const address = field("sourceIPAddress");
const request = field("requestParameters");
const items = field("requestParameters.items[*].id");
const isStop = all(source.is("a.com"), name.is("Stop"));

interface Case {
  readonly name: string;
  readonly when: Condition;
  readonly record: unknown;
  readonly settings?: Settings;
  readonly matched: boolean;
  readonly lines: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "shows every clause of a conjunction that made a match",
    when: isStop,
    record: { eventSource: "a.com", eventName: "Stop" },
    matched: true,
    lines: ['eventSource = "a.com"    seen "a.com"', 'eventName = "Stop"       seen "Stop"'],
  },
  {
    name: "shows the one clause that made it none",
    when: isStop,
    record: { eventSource: "a.com", eventName: "Start" },
    matched: false,
    lines: ['eventName = "Stop"    seen "Start"'],
  },
  {
    name: "shows the first of several clauses that each made it none",
    when: isStop,
    record: {},
    matched: false,
    lines: ['eventSource = "a.com"    seen missing'],
  },
  {
    name: "shows the fewest clauses that made it none",
    when: all(any(name.is("A"), source.is("B")), any(name.is("C"), name.is("D"))),
    record: { eventName: "E", eventSource: "F" },
    matched: false,
    lines: ['eventName is one of "C", "D"    seen "E"'],
  },
  {
    name: "shows every alternative that made a match",
    when: any(name.is("Stop"), source.is("a.com"), address.isMissing()),
    record: { eventSource: "a.com", eventName: "Stop", sourceIPAddress: "" },
    matched: true,
    lines: ['eventName = "Stop"       seen "Stop"', 'eventSource = "a.com"    seen "a.com"'],
  },
  {
    name: "shows every alternative where none made a match",
    when: any(name.is("Stop"), source.is("a.com")),
    record: { eventName: null, eventSource: 1 },
    matched: false,
    lines: ['eventName = "Stop"       seen null', 'eventSource = "a.com"    seen 1'],
  },
  {
    name: "shows what must not hold, and does not",
    when: none(name.is("Stop"), source.is("a.com")),
    record: { eventName: "Start" },
    matched: true,
    lines: [
      'not: eventName = "Stop"       seen "Start"',
      'not: eventSource = "a.com"    seen missing',
    ],
  },
  {
    name: "shows what must not hold, and does",
    when: none(name.is("Stop"), source.is("a.com")),
    record: { eventName: "Start", eventSource: "a.com" },
    matched: false,
    lines: ['not: eventSource = "a.com"    seen "a.com"'],
  },
  {
    name: "takes two negations for none",
    when: none(none(name.is("Stop"))),
    record: { eventName: "Stop" },
    matched: true,
    lines: ['eventName = "Stop"    seen "Stop"'],
  },
  {
    name: "makes one question of alternatives for one field, beside others",
    when: any(name.is("A"), succeeded(), name.is("B")),
    record: { errorCode: "x" },
    matched: false,
    lines: [
      'eventName is one of "A", "B"    seen missing',
      'errorCode is missing            seen "x"',
    ],
  },
  {
    name: "shows what a list of alternatives saw",
    when: name.isOneOf("A", "B*"),
    record: { eventName: "B1" },
    matched: true,
    lines: ['eventName is one of "A", "B*"    seen "B1"'],
  },
  {
    name: "makes one question of exclusions of one field",
    when: all(source.is("a.com"), name.isNoneOf("A*", "B")),
    record: { eventSource: "a.com", eventName: "AB" },
    matched: false,
    lines: ['eventName is none of "A*", "B"    seen "AB"'],
  },
  {
    name: "keeps one answer to two comparisons that no value satisfies",
    when: all(name.is("A"), name.is("B")),
    record: { eventName: "A" },
    matched: false,
    lines: ['eventName = "B"    seen "A"'],
  },
  {
    name: "names the first values of a long list",
    when: any(..."A B C D E F G H".split(" ").map((letter) => name.is(letter))),
    record: {},
    matched: false,
    lines: ['eventName is one of "A", "B", "C", "D", "E", "F" and 2 more    seen missing'],
  },
  {
    name: "names all values of a list that is just short enough",
    when: any(..."A B C D E F".split(" ").map((letter) => name.is(letter))),
    record: {},
    matched: false,
    lines: ['eventName is one of "A", "B", "C", "D", "E", "F"    seen missing'],
  },
  {
    name: "aligns values after a question of sixty characters",
    when: all(name.is("A"), source.is("b".repeat(44))),
    record: { eventName: "A", eventSource: "b".repeat(44) },
    matched: true,
    lines: [
      `eventName = "A"${" ".repeat(45)}    seen "A"`,
      `eventSource = "${"b".repeat(44)}"    seen "${"b".repeat(44)}"`,
    ],
  },
  {
    name: "does not push values to the right for a long question",
    when: all(name.is("A"), source.is("b".repeat(60)), address.isMissing()),
    record: { eventName: "A", eventSource: "b".repeat(60) },
    matched: true,
    lines: [
      'eventName = "A"               seen "A"',
      `eventSource = "${"b".repeat(60)}"    seen "${"b".repeat(60)}"`,
      "sourceIPAddress is missing    seen missing",
    ],
  },
  {
    name: "writes numbers and regular expressions as they are",
    when: all(field("apiVersion").isAbove(1.5), name.matches("^A"), name.doesNotMatch("B$")),
    record: { apiVersion: 2, eventName: "A" },
    matched: true,
    lines: [
      "apiVersion > 1.5     seen 2",
      'eventName = %^A%     seen "A"',
      'eventName != %B$%    seen "A"',
    ],
  },
  {
    name: "writes IS TRUE and IS NULL in words",
    when: any(field("readOnly").isTrue(), field("readOnly").isNull()),
    record: { readOnly: false },
    matched: false,
    lines: ["readOnly is true    seen false", "readOnly is null    seen false"],
  },
  {
    name: "shows the first of many values, and how many more",
    when: items.is("x"),
    record: { requestParameters: { items: ["a", "b", "c", "d", "e"].map((id) => ({ id })) } },
    matched: false,
    lines: ['requestParameters.items[*].id = "x"    seen "a", "b", "c", and 2 more'],
  },
  {
    name: "shows all of a few values",
    when: items.is("x"),
    record: { requestParameters: { items: ["a", "b", "c"].map((id) => ({ id })) } },
    matched: false,
    lines: ['requestParameters.items[*].id = "x"    seen "a", "b", "c"'],
  },
  {
    name: "shows arrays and objects by their size",
    when: any(request.is("x"), field("resources").is("x"), field("addendum").is("x")),
    record: { requestParameters: { a: 1, b: 2 }, resources: [1, 2, 3], addendum: {} },
    matched: false,
    lines: [
      'requestParameters = "x"    seen an object of 2',
      'resources = "x"            seen an array of 3',
      'addendum = "x"             seen an empty object',
    ],
  },
  {
    name: "shows an empty array",
    when: request.is("x"),
    record: { requestParameters: [] },
    matched: false,
    lines: ['requestParameters = "x"    seen an empty array'],
  },
  {
    name: "cuts long texts, never through a character",
    when: name.is("x"),
    record: { eventName: `${"a".repeat(59)}😀${"b".repeat(100)}` },
    matched: false,
    lines: [`eventName = "x"    seen "${"a".repeat(59)}…"`],
  },
  {
    name: "keeps the characters before a cut whole",
    when: name.is("x"),
    record: { eventName: `😀${"a".repeat(100)}` },
    matched: false,
    lines: [`eventName = "x"    seen "😀${"a".repeat(58)}…"`],
  },
  {
    name: "makes characters that act visible",
    when: name.is("x"),
    record: { eventName: "a\n\u001b[31m\u202eb" },
    matched: false,
    lines: [String.raw`eventName = "x"    seen "a\n\u001b[31m\u{202e}b"`],
  },
  {
    name: "redacts secrets",
    when: field("responseElements.credentials.sessionToken").isPresent(),
    record: { responseElements: { credentials: { sessionToken: "hush" } } },
    matched: true,
    lines: ['responseElements.credentials.sessionToken = "*"    seen "[redacted]"'],
  },
  {
    name: "names the networks",
    when: none(address.isInNetworks(setting("networks"))),
    record: { sourceIPAddress: "10.1.2.3" },
    settings: { networks: ["10.0.0.0/8", "2001:db8::/32"] },
    matched: false,
    lines: ['not: sourceIPAddress is in 10.0.0.0/8, 2001:db8::/32    seen "10.1.2.3"'],
  },
  {
    name: "shows which of the values were found",
    when: request.holdsAnyOf("i-1", "i-2", "i-3"),
    record: { requestParameters: [{ id: "i-3" }, { id: ["i-1"] }] },
    matched: true,
    lines: ['requestParameters holds one of i-1, i-2, i-3    seen "i-1", "i-3"'],
  },
  {
    name: "shows what stands there where no value was found",
    when: request.holdsAnyOf("i-1"),
    record: { requestParameters: { id: "i-3" } },
    matched: false,
    lines: ["requestParameters holds one of i-1    seen an object of 1"],
  },
  {
    name: "shows no value where the message is searched",
    when: { kind: "message", source: "St.p" },
    record: { eventName: "Stop" },
    matched: true,
    lines: ["the message matches %St.p%"],
  },
  {
    name: "says nothing of what asks nothing",
    when: all(),
    record: { eventName: "Stop" },
    matched: true,
    lines: [],
  },
  {
    name: "says nothing of what nothing can satisfy",
    when: any(),
    record: { eventName: "Stop" },
    matched: false,
    lines: [],
  },
  {
    name: "says what is not configured",
    when: all(
      name.isOneOf(setting("lists.names")),
      request.holdsAnyOf(setting("criticalInstances")),
      none(address.isInNetworks(setting("networks"))),
    ),
    record: { eventName: "Stop" },
    matched: false,
    lines: ["not configured: lists.names, criticalInstances, networks"],
  },
  {
    name: "takes a rule that is not configured for none, whatever its condition makes of it",
    when: none(address.isInNetworks(setting("networks"))),
    record: { sourceIPAddress: "10.0.0.1" },
    matched: false,
    lines: ["not configured: networks"],
  },
  {
    name: "says nothing is missing where the settings have it",
    when: name.isNoneOf(setting("lists.names")),
    record: { eventName: "Stop" },
    settings: { lists: { names: ["Start", "Go"] } },
    matched: true,
    lines: ['eventName is none of "Start", "Go"    seen "Stop"'],
  },
  {
    name: "says that the record is none",
    when: none(name.is("Stop")),
    record: ["Stop"],
    matched: false,
    lines: ["the record is not a JSON object"],
  },
];

describe("explain", () => {
  it.each(cases)("$name", ({ when, record, settings, matched, lines }) => {
    const explanation = explain(createRule(when), record, settings);
    expect(explanation).toMatchObject({ ruleId: "rule-0", matched, lines });
  });

  it("gives no reason where the rule could have matched", () => {
    expect(explain(createRule(isStop), {})).not.toHaveProperty("reason");
  });

  it("takes a group that is one list for one clause", () => {
    const { clause } = explain(createRule(name.isOneOf("A", "B")), { eventName: "A" });
    expect(clause).toMatchObject({ kind: "leaf", text: 'eventName is one of "A", "B"' });
  });

  it("tells of a rule that is not configured what it would ask", () => {
    const when = all(
      name.isOneOf(setting("lists.names")),
      name.isNoneOf(setting("lists.names")),
      name.isNoneOf("A", "B"),
      request.holdsAnyOf(setting("criticalInstances")),
      address.isInNetworks(setting("networks")),
    );
    const { reason, clause } = explain(createRule(when), { sourceIPAddress: "10.0.0.1" });
    expect(reason).toBe("not configured: lists.names, criticalInstances, networks");
    const leaf = { kind: "leaf", holds: false };
    expect(clause).toMatchObject({
      kind: "all",
      holds: false,
      clauses: [
        { ...leaf, text: "eventName is one of the lists.names", seen: ["missing"] },
        { ...leaf, text: "eventName is none of the lists.names" },
        { ...leaf, text: 'eventName is none of "A", "B"' },
        { ...leaf, text: "requestParameters holds one of the criticalInstances" },
        { ...leaf, text: "sourceIPAddress is in the networks", seen: ['"10.0.0.1"'] },
      ],
    });
  });

  it("keeps every clause in the tree, and marks those that decided", () => {
    const when = all(source.is("a.com"), any(name.is("Stop"), succeeded()), none(name.is("Go")));
    const record = { eventSource: "a.com", eventName: "Start", errorCode: "x" };
    expect(explain(createRule(when), record).clause).toEqual({
      kind: "all",
      holds: false,
      decided: true,
      clauses: [
        {
          kind: "leaf",
          text: 'eventSource = "a.com"',
          seen: ['"a.com"'],
          holds: true,
          decided: false,
        },
        {
          kind: "any",
          holds: false,
          decided: true,
          clauses: [
            {
              kind: "leaf",
              text: 'eventName = "Stop"',
              seen: ['"Start"'],
              holds: false,
              decided: true,
            },
            {
              kind: "leaf",
              text: "errorCode is missing",
              seen: ['"x"'],
              holds: false,
              decided: true,
            },
          ],
        },
        {
          kind: "none",
          holds: true,
          decided: false,
          clauses: [
            {
              kind: "leaf",
              text: 'eventName = "Go"',
              seen: ['"Start"'],
              holds: false,
              decided: false,
            },
          ],
        },
      ],
    });
  });
});

describe("createExplainer", () => {
  const rule = createRule(request.isPresent());
  const text = '{"requestParameters":{"n":1.0}}';
  const record: unknown = JSON.parse(text);

  it("explains one record after another", () => {
    const explainStop = createExplainer(createRule(isStop));
    for (const { when, record: one } of cases.filter((each) => each.when === isStop)) {
      expect(explainStop(one)).toEqual(explain(createRule(when), one));
    }
    expect(createExplainer(rule)(record)).toEqual(explain(rule, record));
  });

  it("explains a record as it is written, where its text is given", () => {
    const explainSpelt = createExplainer(createRule(field("requestParameters.n").is("1.0")));
    expect(explainSpelt(record, text)).toMatchObject({ matched: true, clause: { holds: true } });
    expect(explainSpelt(record)).toMatchObject({ matched: false, clause: { holds: false } });
  });

  const path = "requestParameters.n[*]";
  const digits = "7".repeat(70);
  const spelt: readonly (readonly [string, string, string])[] = [
    ["[1.0,1e3,-0]", "1.0, 1e3, -0", "1, 1000, 0"],
    ["[9007199254740993]", "9007199254740993", "9007199254740992"],
    [`["a",${digits},null]`, `"a", ${"7".repeat(60)}…, null`, '"a", 7.777777777777778e+69, null'],
    [
      "[1.50,[2.0],{},4.0]",
      "1.50, an array of 1, an empty object, and 1 more",
      "1.5, an array of 1, an empty object, and 1 more",
    ],
    ['{"password":1.0,"n":2.0}', '"[redacted]", 2.0', '"[redacted]", 2'],
    ['{"AKIAIOSFODNN7EXAMPLE":1.0,"AKIAIOSFODNN8EXAMPLE":2.0}', "2", "2"],
  ];

  it.each(spelt)("shows the numbers of %s as they are written", (n, written, parsed) => {
    const explainAll = createExplainer(createRule(field(path).is("x")));
    const json = `{"requestParameters":{"n":${n}}}`;
    const numbers: unknown = JSON.parse(json);
    const seen = (lines: readonly string[]) => lines.join().replace(/^.*seen /, "");
    expect(seen(explainAll(numbers, json).lines)).toBe(written);
    expect(seen(explainAll(numbers).lines)).toBe(parsed);
  });
});
