import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { widen } from "../pattern/widen.ts";
import { createBoxes } from "./box.ts";
import { coverRules, type PackedRule, type PatternBoxes } from "./cover.ts";

const [a, b, c] = [field("a"), field("b"), field("c")];

function rule(when: Condition, ruleId = "one"): PackedRule {
  const widened = widen(when);
  return { ruleId, widened, boxes: createBoxes(widened.condition) };
}

function pattern(condition: Condition, ...loosened: PatternBoxes["loosened"]): PatternBoxes {
  return { boxes: createBoxes(condition), loosened };
}

/** A rule and what it was packed into, and what it says is not asked, as clause and reason. */
const covered: readonly (readonly [
  does: string,
  packing: readonly [when: Condition, into: Condition],
  dropped: readonly (readonly [clause: string, reason: string])[],
])[] = [
  [
    "is exact where it is there as it was",
    [all(a.is("x"), b.isTrue()), all(a.is("x"), b.isTrue())],
    [],
  ],
  [
    "names a clause that was left out",
    [all(a.is("x"), any(b.is("1"), b.is("2"))), a.is("x")],
    [['$.b = "1" || $.b = "2"', "Left out to fit."]],
  ],
  [
    "names the texts that a glob took the place of",
    [
      all(any(a.is("x1"), a.is("x2"), a.is("y")), b.isTrue()),
      all(any(a.is("x*"), a.is("y")), b.isTrue()),
    ],
    [
      ['$.a = "x1"', 'Asked as $.a = "x*" to fit.'],
      ['$.a = "x2"', 'Asked as $.a = "x*" to fit.'],
    ],
  ],
  [
    "names once what several of its boxes lack",
    [any(all(a.is("x"), c.isTrue()), all(b.is("y"), c.isTrue())), any(a.is("x"), b.is("y"))],
    [["$.c IS TRUE", "Left out to fit."]],
  ],
  [
    "names what CloudWatch cannot be asked",
    [all(a.is("x"), field("b").holdsAnyOf("i-1")), a.is("x")],
    [['$.b holds any of "i-1"', "A pattern cannot look for a value at any depth below a field."]],
  ],
];

describe("coverage", () => {
  it.each(covered)("%s", (_, [when, into], dropped) => {
    expect(coverRules([rule(when)], [pattern(into)])).toEqual([
      {
        ruleId: "one",
        patterns: [0],
        exact: dropped.length === 0,
        dropped: dropped.map(([clause, reason]) => ({ clause, reason })),
      },
    ]);
  });

  it("is exact where rules ask for all that they share", () => {
    const rules = [
      rule(all(a.is("x"), b.isTrue()), "narrow"),
      rule(a.is("x"), "wide"),
      rule(a.is("y"), "other"),
    ];
    const packed = pattern(any(a.is("x"), a.is("y")));
    expect(coverRules(rules, [packed])).toEqual(
      ["narrow", "wide", "other"].map((ruleId) => ({
        ruleId,
        patterns: [0],
        exact: true,
        dropped: [],
      })),
    );
  });

  it("is not exact where the values of one rule pass with those of another", () => {
    const rules = [
      rule(all(a.is("x"), b.is("1")), "one"),
      rule(all(a.is("y"), b.is("2")), "other"),
    ];
    const packed = pattern(all(any(a.is("x"), a.is("y")), any(b.is("1"), b.is("2"))));
    expect(coverRules(rules, [packed]).map(({ dropped }) => dropped)).toEqual([
      [
        {
          clause: '$.a = "x" && $.b = "1"',
          reason: "Joined with other rules to fit: its values pass with those of theirs.",
        },
      ],
      [
        {
          clause: '$.a = "y" && $.b = "2"',
          reason: "Joined with other rules to fit: its values pass with those of theirs.",
        },
      ],
    ]);
  });

  it("is not called exact where looking through it takes too long", () => {
    const values = (path: string) => Array.from({ length: 33 }, (_, at) => field(path).is(`${at}`));
    const when = all(any(...values("a")), any(...values("b")));
    const halves = values("a").map((each) => rule(all(each, any(...values("b"))), "half"));
    expect(coverRules(halves, [pattern(when)])[0]?.exact).toBe(false);
    const fewer = all(any(...values("a").slice(2)), any(...values("b")));
    expect(coverRules(halves.slice(2), [pattern(fewer)])[0]?.exact).toBe(true);
  });

  it("says which patterns a rule is spread over, in their order", () => {
    const when = any(a.is("x"), b.is("y"), c.is("z"));
    const patterns = [pattern(b.is("y")), pattern(any(a.is("x"), c.is("z")))];
    expect(coverRules([rule(when)], patterns)).toEqual([
      { ruleId: "one", patterns: [0, 1], exact: true, dropped: [] },
    ]);
  });

  it("prefers the pattern that is exact", () => {
    const patterns = [pattern(a.isPresent()), pattern(a.is("x"))];
    expect(coverRules([rule(a.is("x"))], patterns)).toEqual([
      { ruleId: "one", patterns: [1], exact: true, dropped: [] },
    ]);
  });

  it("names the texts that are asked more loosely, to those who asked for them", () => {
    const rules = [rule(any(a.is("*x"), a.is("y")), "one"), rule(a.is("z"), "other")];
    const packed = pattern(any(a.is("*x"), a.is("y"), a.is("z")), a.is("*x"));
    expect(coverRules(rules, [packed]).map(({ exact, dropped }) => ({ exact, dropped }))).toEqual([
      {
        exact: false,
        dropped: [
          {
            clause: '$.a = "*x"',
            reason:
              "Asked as a regular expression to fit, which knows neither first occurrences nor " +
              "characters beyond ASCII, and so takes a little more.",
          },
        ],
      },
      { exact: true, dropped: [] },
    ]);
  });

  it("throws where a pattern would lose a rule's records", () => {
    expect(() => coverRules([rule(any(a.is("x"), b.is("y")))], [pattern(a.is("x"))])).toThrow(
      "No packed pattern contains the rule one.",
    );
  });
});
