import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryPlainCondition } from "../../test/support/arbitrary-condition.ts";
import { arbitraryMessage } from "../../test/support/arbitrary-message.ts";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import type { Condition } from "../condition/node.ts";
import { compileCondition } from "../matcher/compile.ts";
import { boxesMax, createBoxes } from "./box.ts";
import { factorBoxes } from "./factor.ts";

describe(`with seed ${fuzzSeed}`, () => {
  const cases = arbitraryPlainCondition.chain(({ condition, baits }) =>
    fc.tuple(
      fc.constant(condition),
      fc.array(arbitraryMessage(baits), { minLength: 1, maxLength: 4 }),
    ),
  );

  it("the boxes of a condition are true of the very messages that it is", () => {
    check(cases, 1000, ([condition, messages]) => {
      const before = compileCondition(condition);
      const after = compileCondition(factorBoxes(createBoxes(condition)));
      // The boxes of what is always true are true of any message, also of one that is no record.
      const lost = messages.filter(
        (message) => before.matchesText(message) && !after.matchesText(message),
      );
      expect(lost).toEqual([]);
      // Past so many, alternatives become one that is true of more.
      if (countAlternatives(condition) > boxesMax) return;
      const records = messages.filter(isRecord);
      expect(records.map((message) => [message, after.matchesText(message)])).toEqual(
        records.map((message) => [message, before.matchesText(message)]),
      );
    });
  });
});

/** How many boxes there are at most. */
function countAlternatives(condition: Condition): number {
  if (condition.kind !== "all" && condition.kind !== "any") return 1;
  const counts = condition.conditions.map(countAlternatives);
  return condition.kind === "all"
    ? counts.reduce((product, count) => product * count, 1)
    : counts.reduce((sum, count) => sum + count, 0);
}

function isRecord(message: string): boolean {
  try {
    const parsed: unknown = JSON.parse(message);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
