import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any, none, setting } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { printClause } from "./clause.ts";

const a = field("a");
const b = field("b.c[*]");

const cases: readonly (readonly [Condition, string])[] = [
  [a.is("x y"), '$.a = "x y"'],
  [a.isNot("*"), '$.a != "*"'],
  [a.is(-0.5), "$.a = -0.5"],
  [a.isBelow(1), "$.a < 1"],
  [a.isAtMost(1), "$.a <= 1"],
  [a.isAbove(1), "$.a > 1"],
  [a.isAtLeast(1e21), "$.a >= 1e+21"],
  [b.matches("^x|y$"), "$.b.c[*] = %^x|y$%"],
  [b.doesNotMatch("x"), "$.b.c[*] != %x%"],
  [a.isTrue(), "$.a IS TRUE"],
  [a.isFalse(), "$.a IS FALSE"],
  [a.isNull(), "$.a IS NULL"],
  [b.isMissing(), "$.b.c[*] NOT EXISTS"],
  [field("['x.y']").isMissing(), "$.['x.y'] NOT EXISTS"],
  [all(a.isTrue(), b.isTrue()), "$.a IS TRUE && $.b.c[*] IS TRUE"],
  [any(a.isTrue(), b.isTrue()), "$.a IS TRUE || $.b.c[*] IS TRUE"],
  [
    all(a.isTrue(), any(b.isTrue(), b.isFalse()), b.isNull()),
    "($.a IS TRUE) && ($.b.c[*] IS TRUE || $.b.c[*] IS FALSE) && ($.b.c[*] IS NULL)",
  ],
  [
    any(all(a.isTrue(), any(a.isNull(), b.isNull())), b.isTrue()),
    "(($.a IS TRUE) && ($.a IS NULL || $.b.c[*] IS NULL)) || ($.b.c[*] IS TRUE)",
  ],
  [{ kind: "message", source: "x|y" }, "%x|y%"],
  [none(a.isTrue(), b.isTrue()), "none of ($.a IS TRUE, $.b.c[*] IS TRUE)"],
  [a.isOneOf(setting("lists.x")), "$.a = any of the setting lists.x"],
  [a.isNoneOf(setting("lists.x")), "$.a != any of the setting lists.x"],
  [a.isInNetworks("10.0.0.0/8"), '$.a in "10.0.0.0/8"'],
  [a.isInNetworks(setting("networks")), "$.a in the setting networks"],
  [a.holdsAnyOf("x", "y", "z"), '$.a holds any of "x", "y", "z"'],
  [a.holdsAnyOf('"', "\n", "z", "u", "v"), '$.a holds any of "\\"", "\\n", "z" and 2 more'],
];

describe("printClause", () => {
  it.each(cases)("prints %j as %s", (condition, text) => {
    expect(printClause(condition)).toBe(text);
  });
});
