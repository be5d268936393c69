import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { widen } from "../pattern/widen.ts";
import { createBoxes } from "./box.ts";
import { explainMisfit } from "./explain-misfit.ts";
import { createTraffic } from "./traffic.ts";
import { createWidenings } from "./widenings.ts";

function misfit(conditions: readonly Condition[], patterns: number) {
  const rules = conditions.map((when, index) => ({
    ruleId: `rule-${index + 1}`,
    widened: widen(when),
    boxes: createBoxes(when),
  }));
  const bench = { traffic: createTraffic([]), listWidenings: createWidenings() };
  return explainMisfit(rules, patterns, bench);
}

/** Rules about fields of their own, ten of which take 1,000 characters and cannot be shortened. */
const strangers = Array.from({ length: 40 }, (_, index) =>
  field(`f${index + 1}`.padEnd(86, "x")).isTrue(),
);
const endless = field("x".repeat(1200)).isTrue();

describe("what does not fit", () => {
  it("is a rule that is too long by itself", () => {
    expect(misfit([field("a").isTrue(), endless, ...strangers], 1)).toMatchObject({
      code: "rule-too-long",
      ruleId: "rule-2",
      path: "when",
      message: expect.stringContaining("does not fit one pattern"),
    });
    expect(misfit([any(...strangers)], 2)).toMatchObject({
      code: "rule-too-long",
      ruleId: "rule-1",
      message: expect.stringContaining("does not fit 2 patterns"),
    });
  });

  it.each([
    [1, 11],
    [2, 21],
  ])("is the first rule that is one too much for %i", (patterns, first) => {
    expect(misfit(strangers, patterns)).toMatchObject({
      code: "too-many-rules",
      ruleId: `rule-${first}`,
      path: "when",
      message: expect.stringContaining(`${first - 1} rules before this one fit`),
    });
  });
});
