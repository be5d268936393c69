import { describe, expect, it } from "vitest";
import { all, any, field, none, setting } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { compileCondition } from "./compile.ts";

const a = field("addendum");
const below = { ...a.is("x"), path: "addendum[*]" };

/** JSON texts of one field, told apart as CloudWatch tells them apart. */
const values = {
  missing: undefined,
  null: "null",
  true: "true",
  false: "false",
  text: '"x"',
  "empty text": '""',
  "text of true": '"true"',
  number: "1",
  array: '["x",1,true]',
  "array with null": "[1,null]",
  object: '{"addendum":"x"}',
} as const;
type Value = keyof typeof values;

function message(value: Value): string {
  return values[value] === undefined ? "{}" : `{"addendum":${values[value]}}`;
}

/** Of which values the condition is true; it is false of all the others. */
const truths: readonly (readonly [string, Condition, readonly Value[]])[] = [
  ["= text", a.is("x"), ["text"]],
  ["= true, which is a text", a.is("true"), ["text of true"]],
  ["= a text that looks like a number", a.is("1"), ["number"]],
  ["!= text", a.isNot("x"), ["empty text", "text of true", "number"]],
  ["= *", a.isPresent(), ["text", "empty text", "text of true", "number"]],
  ["= a number", a.is(1), ["number"]],
  ["!= a number", a.isNot(1), ["text", "empty text", "text of true"]],
  ["> a number", a.isAbove(0), ["number"]],
  [">= a number", a.isAtLeast(1), ["number"]],
  ["< a number", a.isBelow(1), []],
  ["<= a number", a.isAtMost(0), []],
  ["= a regular expression", a.matches("^x"), ["text"]],
  ["!= a regular expression", a.doesNotMatch("^x"), ["empty text", "text of true", "number"]],
  ["IS TRUE", a.isTrue(), ["true"]],
  ["IS FALSE", a.isFalse(), ["false"]],
  ["IS NULL", a.isNull(), ["null", "array with null"]],
  ["NOT EXISTS", a.isMissing(), ["missing"]],
  ["[*] = text", below, ["array", "object"]],
  [
    "[*] != text",
    { ...below, operator: "!=" },
    ["null", "true", "false", "text", "empty text", "text of true", "number", "array with null"],
  ],
  ["[*] IS NULL", { kind: "is", path: "addendum[*]", value: "null" }, ["array with null"]],
  ["[*] IS TRUE", { kind: "is", path: "addendum[*]", value: "true" }, ["array"]],
  [
    "[*] NOT EXISTS",
    { kind: "missing", path: "addendum[*]" },
    ["missing", "null", "true", "false", "text", "empty text", "text of true", "number"],
  ],
  ["holds", a.holdsAnyOf("x", "1"), ["text", "array", "object"]],
  ["in-networks", a.isInNetworks("10.0.0.0/8"), []],
  ["no setting for a member", a.isOneOf(setting("lists.none")), []],
  ["no setting for what it holds", a.holdsAnyOf(setting("lists.none")), []],
  ["no setting for networks", a.isInNetworks(setting("lists.none")), []],
  ["a fallback for the setting", a.isOneOf(setting("lists.none", "x")), ["text"]],
];

/** A record's text or more, and what else it takes to tell conditions apart. */
const answers: readonly (readonly [string, Condition, string, boolean])[] = [
  ["compares an integer exactly", a.is(9007199254740992), '{"addendum":9007199254740993}', false],
  [
    "compares the text of an integer exactly",
    a.is("9007199254740993"),
    '{"addendum":9007199254740993}',
    true,
  ],
  ["tells 1 from 1.0 as text", a.is("1"), '{"addendum":1.0}', false],
  ["tells 1.0 from 1 as text", a.is("1.0"), '{"addendum":1.0}', true],
  ["takes 1.0 for 1 as a number", a.is(1), '{"addendum":1.0}', true],
  ["has no order for text", a.isAbove(0), '{"addendum":"1"}', false],
  ["has no order beyond a double", a.isAbove(0), '{"addendum":1e309}', false],
  ["has a text for what is beyond a double", a.is("Inf*"), '{"addendum":1e309}', true],
  [
    "finds one number among many",
    { ...below, value: { kind: "text", text: "2.0" } },
    '{"addendum":[2,3,2.0]}',
    true,
  ],
  [
    "finds no number among many",
    { ...below, value: { kind: "text", text: "2.0" } },
    '{"addendum":[2,3,"x"]}',
    false,
  ],
  [
    "finds a text beside a number that may be it",
    { ...below, value: { kind: "text", text: "2" } },
    '{"addendum":[2.0,"2"]}',
    true,
  ],
  ["compares a bare number with text as text", a.is(1), '{"addendum":"1"}', true],
  ["compares a bare number with another text", a.is(1), '{"addendum":"1.0"}', false],
  ["excludes a text by a bare number", a.isNot(1), '{"addendum":"1"}', false],
  ["excludes another number", a.isNot(1), '{"addendum":2}', true],
  ["has less", a.isBelow(1.5), '{"addendum":1.25}', true],
  ["has no less than the same", a.isBelow(1.5), '{"addendum":1.5}', false],
  ["has the same at most", a.isAtMost(1.5), '{"addendum":1.5}', true],
  ["has no more at most", a.isAtMost(1.5), '{"addendum":2}', false],
  ["has more", a.isAbove(1.5), '{"addendum":2}', true],
  ["has no more than the same", a.isAbove(1.5), '{"addendum":1.50}', false],
  ["has the same at least", a.isAtLeast(1.5), '{"addendum":1.5}', true],
  ["has no less at least", a.isAtLeast(1.5), '{"addendum":-2}', false],
  [
    "finds no null in the elements' elements",
    { kind: "is", path: "addendum[*]", value: "null" },
    '{"addendum":[[null]]}',
    false,
  ],
  ["takes the last of equal keys", a.is("y"), '{"addendum":"x","addendum":"y"}', true],
  [
    "takes the last of equal keys when read again",
    a.is("2.0"),
    '{"addendum":2,"addendum":2.0}',
    true,
  ],
  ["finds an IPv4 address", a.isInNetworks("10.0.0.0/8"), '{"addendum":"10.1.2.3"}', true],
  [
    "finds an IPv6 address",
    a.isInNetworks("10.0.0.0/8", "2001:db8::/32"),
    '{"addendum":"2001:db8::1"}',
    true,
  ],
  ["finds no name", a.isInNetworks("10.0.0.0/8"), '{"addendum":"ec2.amazonaws.com"}', false],
  ["takes no number for an address", a.isInNetworks("0.0.0.10"), '{"addendum":10}', false],
  ["searches no keys", a.holdsAnyOf("x"), '{"addendum":{"x":1}}', false],
  ["searches strings alone", a.holdsAnyOf("1", "null"), '{"addendum":[1,null]}', false],
  ["searches all levels", a.holdsAnyOf("x"), '{"addendum":[[{"y":[{"z":["x"]}]}]]}', true],
  ["knows no key that is not there", { kind: "missing", path: "constructor" }, "{}", true],
  ["knows a key called __proto__", { ...below, path: "__proto__" }, '{"__proto__":"x"}', true],
  ["joins by all", all(a.is("x"), field("eventName").is("y")), '{"addendum":"x"}', false],
  ["joins by any", any(a.is("x"), field("eventName").is("y")), '{"addendum":"x"}', true],
  ["joins by any, in vain", any(a.is("x"), field("eventName").is("y")), "{}", false],
  ["joins by none", none(a.is("x"), field("eventName").is("y")), '{"addendum":"x"}', false],
  ["is true of none when missing", none(a.is("x")), "{}", true],
  ["joins exclusions of one field", a.isNoneOf("x", "y*"), '{"addendum":"yx"}', false],
  ["joins exclusions that all hold", a.isNoneOf("x", "y*"), '{"addendum":"z"}', true],
  ["joins choices of one field", a.isOneOf("x", "y*"), '{"addendum":"yx"}', true],
  ["joins choices in vain", a.isOneOf("x", "y*"), '{"addendum":"z"}', false],
  ["joins exclusions of other numbers", a.isNoneOf("2", "1.0"), '{"addendum":3.0}', true],
  ["joins exclusions of a missing field", a.isNoneOf("x", "y*"), "{}", false],
  ["joins choices of one number's text", a.isOneOf("2", "1.0"), '{"addendum":1.0}', true],
  ["joins exclusions of one number's text", a.isNoneOf("2", "1.0"), '{"addendum":1.0}', false],
  [
    "joins wildcards one by one",
    all(below, { ...below, value: { kind: "text", text: "y" } }),
    '{"addendum":["x","y"]}',
    true,
  ],
  ["is true of all of nothing", all(), "{}", true],
  ["is false of any of nothing", any(), "{}", false],
  ["is true of none of nothing", none(), "{}", true],
  ["is false of none of everything", none(all()), "{}", false],
  ["folds what is always so", all(all(), any(all(), a.is("x"))), "{}", true],
  ["folds what is never so", any(any(), all(any(), a.isMissing())), "{}", false],
];

/** What holds even where there is no JSON object, and what does not. */
const noRecords: readonly (readonly [string, Condition, boolean])[] = [
  ["the empty conjunction", all(), true],
  ["a search of the message", { kind: "message", source: "x" }, true],
  ["a search that finds nothing", { kind: "message", source: "y" }, false],
  ["NOT EXISTS", a.isMissing(), false],
  ["a negation", none(a.is("x")), false],
  ["a negation of nothing", none(), false],
  ["a search beside another condition", any({ kind: "message", source: "x" }, a.is("x")), false],
];

describe("a compiled condition", () => {
  // Object.keys gives the keys of values, which are those of Value.
  const rows = truths.flatMap(([name, condition, yes]) =>
    (Object.keys(values) as Value[]).map((value) => ({
      name,
      condition,
      value,
      verdict: yes.includes(value),
    })),
  );

  it.each(rows)("$name is $verdict of $value", ({ condition, value, verdict }) => {
    const compiled = compileCondition(condition);
    const record: unknown = JSON.parse(message(value));
    expect([compiled.matchesText(message(value)), compiled.matches(record)]).toEqual([
      verdict,
      verdict,
    ]);
  });

  it.each(answers)("%s", (...[, condition, json, verdict]) => {
    expect(compileCondition(condition).matchesText(json)).toBe(verdict);
  });

  it.each(noRecords)("needs no record for %s, or does", (_, condition, verdict) => {
    const compiled = compileCondition(condition);
    const texts = ["x", '["x"]', '"x"', '{"addendum":"x"', "x{}"];
    expect(texts.map((text) => compiled.matchesText(text))).toEqual(texts.map(() => verdict));
    expect([["x"], "x"].map((record) => compiled.matches(record))).toEqual([verdict, verdict]);
  });

  it("searches the message as it came, and a parsed record as it would be written", () => {
    const spaced = compileCondition({ kind: "message", source: "a\\x22: 1" });
    const written = compileCondition({ kind: "message", source: "a\\x22:1" });
    expect([spaced.matchesText('{"a": 1}'), written.matchesText('{"a": 1}')]).toEqual([
      true,
      false,
    ]);
    expect([spaced.matches({ a: 1 }), written.matches({ a: 1 })]).toEqual([false, true]);
  });

  it("finds nothing in the message of what JSON cannot write", () => {
    const compiled = compileCondition({ kind: "message", source: "." });
    const circular: { self?: unknown } = {};
    circular.self = circular;
    expect([undefined, circular, {}].map((record) => compiled.matches(record))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("takes a parsed number as JavaScript writes it", () => {
    const numbers = [1, 2 ** 53, 1e21, -0, Number.POSITIVE_INFINITY];
    const texts = ["1", "1.0", "9007199254740992", "1.0E21", "0", "Infinity"];
    const found = texts.map((text) => {
      const compiled = compileCondition(a.is(text));
      return numbers.filter((addendum) => compiled.matches({ addendum }));
    });
    const among = { ...a.is("1"), path: "addendum[*]" };
    expect(compileCondition(among).matches({ addendum: ["x", 1] })).toBe(true);
    expect(found).toEqual([[1], [], [2 ** 53], [1e21], [-0], [Number.POSITIVE_INFINITY]]);
  });

  it("is not lost in nesting deeper than calls can go", () => {
    const deep = `${"[".repeat(100_000)}"x"${"]".repeat(100_000)}`;
    const condition = all(a.holdsAnyOf("x"), field("apiVersion").is("1.0"));
    expect(compileCondition(condition).matchesText(`{"addendum":${deep},"apiVersion":1.0}`)).toBe(
      true,
    );
  });

  it.each<[string, Condition]>([
    ["a path", { kind: "missing", path: "a[" }],
    ["a regular expression", a.matches("(")],
    ["a network", a.isInNetworks("10.0.0.1/8")],
  ])("throws on %s that nobody checked", (_, condition) => {
    expect(() => compileCondition(condition)).toThrow(/^Check the condition before compiling it\./);
  });

  it("never holds for a number that is none, and for text in an order", () => {
    const number = { kind: "number", text: "one" } as const;
    const text = { kind: "text", text: "x" } as const;
    const conditions: readonly Condition[] = [
      { kind: "comparison", path: "addendum", operator: "=", value: number },
      { kind: "comparison", path: "addendum", operator: "!=", value: number },
      { kind: "comparison", path: "addendum", operator: ">=", value: text },
    ];
    expect(conditions.filter((one) => compileCondition(one).matches({ addendum: 1 }))).toEqual([]);
  });
});
