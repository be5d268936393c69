import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveCondition } from "../src/condition/resolve.ts";
import type { Condition } from "../src/index.ts";
import { compileCondition } from "../src/matcher/compile.ts";
import {
  arbitraryCondition,
  arbitraryPlainCondition,
  arbitrarySettings,
  type BaitedCondition,
} from "./support/arbitrary-condition.ts";
import { arbitraryMessage } from "./support/arbitrary-message.ts";
import { evaluateCondition } from "./support/evaluate-condition.ts";
import { check, fuzzSeed } from "./support/fuzz.ts";

/** A condition with every reference to the settings resolved, and messages that come near it. */
interface Case {
  readonly condition: Condition;
  readonly messages: readonly string[];
}

function withMessages(conditions: fc.Arbitrary<BaitedCondition>): fc.Arbitrary<Case> {
  return conditions.chain(({ condition, baits }) =>
    fc.record({
      condition: fc.constant(condition),
      messages: fc.array(arbitraryMessage(baits), { minLength: 1, maxLength: 3 }),
    }),
  );
}

const anyCase = fc.oneof(
  withMessages(arbitraryPlainCondition()),
  withMessages(arbitraryCondition()),
);

describe(`with seed ${fuzzSeed}`, () => {
  it("the matcher says of every message what the documentation says", () => {
    check(anyCase, 2000, ({ condition, messages }) => {
      const compiled = compileCondition(resolveCondition(condition, arbitrarySettings).condition);
      for (const message of messages) {
        const expected = evaluateCondition(condition, message, arbitrarySettings);
        expect({ message, verdict: compiled.matchesText(message) }).toEqual({
          message,
          verdict: expected,
        });
      }
    });
  });
});
