import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryPlainCondition } from "../../test/support/arbitrary-condition.ts";
import { arbitraryMessage } from "../../test/support/arbitrary-message.ts";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { compileCondition } from "../matcher/compile.ts";
import { createBoxes } from "./box.ts";
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
      // What CloudWatch can say of anything at all, it says of records only. JSON's white space is
      // less than JavaScript's, which has the byte order mark too.
      const records = messages.filter((message) => /^[ \t\r\n]*\{/.test(message));
      expect(records.map((message) => [message, after.matchesText(message)])).toEqual(
        records.map((message) => [message, before.matchesText(message)]),
      );
    });
  });
});
