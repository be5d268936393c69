import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any, none, setting } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { parsePattern } from "./parse.ts";
import { printPattern } from "./print.ts";

const a = field("a");
const b = field("b");
const deep = field("a[*].b[*]");

const everything: Condition = { kind: "all", conditions: [] };

const exact: readonly (readonly [Condition, string, regexes: number])[] = [
  [everything, "", 0],
  [{ kind: "message", source: "x|y" }, "%x|y%", 1],
  [a.is("x"), '{ $.a = "x" }', 0],
  [a.is(""), "{ $.a = %^$% }", 1],
  [any(a.matches("x"), b.matches("y")), "{ $.a = %x% || $.b = %y% }", 2],
  [all(a.matches("x"), b.matches("y")), "{ $.a = %x% && $.b = %y% }", 2],
  [
    all(a.isTrue(), b.isTrue(), field("c").isTrue(), field("d[*]").isTrue()),
    "{ $.a IS TRUE && $.b IS TRUE && $.c IS TRUE && $.d[*] IS TRUE }",
    0,
  ],
  [
    all(a.isTrue(), any(a.isNull(), b.isMissing())),
    "{ ($.a IS TRUE) && ($.a IS NULL || $.b NOT EXISTS) }",
    0,
  ],
  [
    any(...["c", "d", "e"].map((name) => field(`${name}[*]`).isTrue())),
    "{ $.c[*] IS TRUE || $.d[*] IS TRUE || $.e[*] IS TRUE }",
    0,
  ],
  [a.is("x".repeat(1012)), `{ $.a = "${"x".repeat(1012)}" }`, 0],
];

/** Beyond what CloudWatch can say, or takes in one pattern. */
const inexact: readonly (readonly [Condition, string, ...dropped: readonly string[]])[] = [
  [deep.isTrue(), "", "$.a[*].b[*] IS TRUE"],
  [all(a.isTrue(), deep.isTrue()), "{ $.a IS TRUE }", "$.a[*].b[*] IS TRUE"],
  [
    any(a.matches("x"), b.doesNotMatch("y"), a.doesNotMatch("z"), b.matches("u")),
    '{ $.a = %x% || $.b != %y% || $.a = "*" || $.b = "*" }',
    "$.a != %z%",
    "$.b = %u%",
  ],
  [
    all(
      a.matches("x"),
      any(b.isTrue(), b.matches("y")),
      field("c[*]").doesNotMatch("z"),
      b.is("v"),
    ),
    '{ ($.a = %x%) && ($.b IS TRUE || $.b = %y%) && ($.b = "v") }',
    "$.c[*] != %z%",
  ],
  [
    all(...["c", "d", "e", "f", "g"].map((name) => field(`${name}[*]`).isMissing())),
    "{ $.c[*] NOT EXISTS && $.d[*] NOT EXISTS && $.e[*] NOT EXISTS }",
    "$.f[*] NOT EXISTS",
    "$.g[*] NOT EXISTS",
  ],
  [
    any(...["c", "d", "e", "f"].map((name) => field(`${name}[*]`).isNull())),
    "",
    "$.c[*] IS NULL || $.d[*] IS NULL || $.e[*] IS NULL || $.f[*] IS NULL",
  ],
  [
    all(deep.is("x"), a.matches("x"), a.matches("y"), a.matches("z")),
    '{ $.a = %x% && $.a = %y% && $.a = "*" }',
    '$.a[*].b[*] = "x"',
    "$.a = %z%",
  ],
];

const unprintable: readonly (readonly [
  Condition,
  ...problems: readonly (readonly [code: string, path: string | undefined, message: string])[],
])[] = [
  [{ kind: "any", conditions: [] }, ["never-true", undefined, "No record satisfies"]],
  [all(a.isTrue(), none(everything)), ["never-true", undefined, "into each any(…)"]],
  [
    a.is("x".repeat(1013)),
    ["pattern-too-long", undefined, "has 1025 characters, and CloudWatch takes 1024"],
  ],
  [a.is("x".repeat(1013)), ["pattern-too-long", undefined, "or let packPatterns choose."]],
  [field("a..b").isTrue(), ["bad-path", "condition.path", "Write names"]],
  [field("a..b").holdsAnyOf("x"), ["bad-path", "condition.path", "Write names"]],
  [
    all(a.matches("("), none(b.isInNetworks("10.0.0.1/8"), field("x y").isMissing())),
    ["bad-regex", "condition.conditions[0].value.source", "groups"],
    ["bad-value", "condition.conditions[1].conditions[0].networks[0]", "network"],
    ["bad-path", "condition.conditions[1].conditions[1].path", "Write names"],
  ],
  [{ kind: "message", source: "" }, ["bad-regex", "condition.source", "empty"]],
  [a.is(Number.NaN), ["bad-value", "condition.value.text", "number"]],
  [a.isInNetworks(setting("networks")), ["bad-value", "condition.networks[0]", "network"]],
  [nested(129), ["too-deep", `condition${".conditions[0]".repeat(128)}`, "more than 128 deep"]],
];

const settings = { networks: ["office"] };

describe("printPattern", () => {
  it.each(exact)("prints %j as %s", (condition, text, regexes) => {
    expect(printPattern(condition)).toEqual({
      ok: true,
      value: { text, exact: true, length: text.length, regexes, dropped: [] },
    });
    expect(parsePattern(text)).toMatchObject({ ok: true });
  });

  it.each(inexact.map(([condition, text, ...dropped]) => [condition, text, dropped] as const))(
    "prints %j more widely as %s",
    (condition, text, dropped) => {
      const printed = printPattern(condition);
      expect(printed).toMatchObject({
        ok: true,
        value: { text, exact: false, length: text.length },
      });
      expect(printed.ok && printed.value.dropped.map(({ clause }) => clause)).toEqual(dropped);
      expect(parsePattern(text)).toMatchObject({ ok: true });
    },
  );

  it("says that a pattern has no more regular expressions and wildcards", () => {
    const printed = [inexact[2], inexact[4]].map(
      (row) => row !== undefined && printPattern(row[0]),
    );
    expect(JSON.stringify(printed)).toMatch(/at most 2 regular expressions\..*at most 3 selectors/);
  });

  it.each(unprintable.map(([condition, ...wanted]) => [condition, wanted] as const))(
    "does not print %j, and says why",
    (condition, wanted) => {
      const printed = printPattern(condition, settings);
      const problems = printed.ok ? [] : printed.problems;
      expect(problems.map(({ code, path }) => [code, path])).toEqual(
        wanted.map(([code, path]) => [code, path]),
      );
      for (const [index, [, , message]] of wanted.entries()) {
        expect(problems[index]?.message).toContain(message);
      }
    },
  );

  it("prints groups as deep as it may", () => {
    expect(printPattern(nested(128))).toMatchObject({
      ok: true,
      value: { text: "{ $.a IS TRUE }" },
    });
  });

  it("puts in what the settings hold", () => {
    const condition = a.isOneOf(setting("lists.types"));
    expect(printPattern(condition, { lists: { types: ["p5.*", "u-*"] } })).toMatchObject({
      value: { text: '{ $.a = "p5.*" || $.a = "u-*" }', exact: true },
    });
    expect(printPattern(condition)).toMatchObject({ value: { text: "", exact: false } });
  });
});

function nested(depth: number): Condition {
  return Array.from({ length: depth }).reduce<Condition>(
    (condition) => ({ kind: "all", conditions: [condition] }),
    a.isTrue(),
  );
}
