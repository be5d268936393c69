import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitrarySettings } from "../../test/support/arbitrary-atom.ts";
import { arbitraryCondition } from "../../test/support/arbitrary-condition.ts";
import { arbitraryMessage } from "../../test/support/arbitrary-message.ts";
import { createRule } from "../../test/support/create-rule.ts";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { resolveCondition } from "../condition/resolve.ts";
import { compileCondition } from "../matcher/compile.ts";
import type { Clause } from "./clause.ts";
import { explain } from "./explain.ts";

const cases = arbitraryCondition.chain(({ condition, baits }) =>
  fc.record({ when: fc.constant(condition), message: arbitraryMessage(baits) }),
);

/** The record of the message, or whatever else the message is. */
function read(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

/** What the rule would have answered, had every clause that did not decide come out so. */
function answer(clause: Clause, other: boolean): boolean {
  if (clause.kind === "leaf") return clause.decided ? clause.holds : other;
  const answers = clause.clauses.map((part) => answer(part, other));
  switch (clause.kind) {
    case "all":
      return answers.every(Boolean);
    case "any":
      return answers.some(Boolean);
    case "none":
      return !answers.some(Boolean);
  }
}

describe(`with seed ${fuzzSeed}`, () => {
  it("an explanation says what the matcher says", () => {
    check(cases, 2000, ({ when, message }) => {
      const { condition, missing } = resolveCondition(when, arbitrarySettings);
      const record = read(message);
      const { matched, reason } = explain(createRule(when), record, arbitrarySettings);
      const isActive = missing.length === 0;
      expect(matched).toBe(isActive && compileCondition(condition).matches(record));
      expect(reason !== undefined && matched).toBe(false);
    });
  });

  it("the clauses that decided would have done so whatever became of the others", () => {
    check(cases, 2000, ({ when, message }) => {
      const explanation = explain(createRule(when), read(message), arbitrarySettings);
      const { clause, matched, reason } = explanation;
      if (reason !== undefined) return;
      for (const other of [true, false]) expect(answer(clause, other)).toBe(matched);
    });
  });
});
