import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packPatterns, type Rule } from "../src/index.ts";
import { arbitrarySettings as settings } from "./support/arbitrary-atom.ts";
import { arbitraryCondition, arbitraryPlainCondition } from "./support/arbitrary-condition.ts";
import { arbitraryMessage } from "./support/arbitrary-message.ts";
import { createRule } from "./support/create-rule.ts";
import { evaluateCondition } from "./support/evaluate-condition.ts";
import { evaluatePattern } from "./support/evaluate-pattern.ts";
import { check, fuzzSeed } from "./support/fuzz.ts";

/** Rules to be packed, and messages that come near to what they ask. */
interface Case {
  readonly rules: readonly Rule[];
  readonly patterns: number;
  readonly messages: readonly string[];
  readonly sample: readonly unknown[];
}

/** From few rules, which are packed as they are, to many, which have to give much up. */
function arbitraryCase(rulesMax: number): fc.Arbitrary<Case> {
  const conditions = fc.array(fc.oneof(arbitraryPlainCondition, arbitraryCondition), {
    minLength: 1,
    maxLength: rulesMax,
    size: "max",
  });
  return conditions.chain((chosen) => {
    const baits = chosen.flatMap((each) => each.baits).slice(0, 40);
    const messages = fc.array(arbitraryMessage(baits), { minLength: 1, maxLength: 5 });
    return fc.record({
      rules: fc.constant(chosen.map(({ condition }, index) => createRule(condition, index))),
      patterns: fc.constantFrom(1, 2, 5),
      messages,
      sample: fc.oneof(fc.constant([]), messages.map(readRecords)),
    });
  });
}

/** What of the messages is JSON. */
function readRecords(messages: readonly string[]): readonly unknown[] {
  return messages.flatMap((message): readonly unknown[] => {
    try {
      return [JSON.parse(message)];
    } catch {
      return [];
    }
  });
}

/** Conditions that alone have a pattern: of others nothing is packed, as their problems say. */
function packable({ rules }: Case): readonly Rule[] {
  return rules.filter((rule) => packPatterns([rule], { settings }).ok);
}

describe(`with seed ${fuzzSeed}`, () => {
  it.each([
    { rulesMax: 4, runs: 150 },
    { rulesMax: 30, runs: 25 },
  ])(
    "packing up to $rulesMax rules loses no record, and lets nothing else through where exact",
    ({ rulesMax, runs }) => {
      let asked = 0;
      check(arbitraryCase(rulesMax), runs, (given) => {
        const rules = packable(given);
        const packed = packPatterns(rules, { ...given, settings });
        if (!packed.ok) return;
        const { patterns, coverage } = packed.value;
        expect(patterns.length).toBeLessThanOrEqual(given.patterns);
        expect(patterns.filter((each) => each.length > 1024 || each.regexes > 2)).toEqual([]);
        const active = rules.filter(({ id }) => coverage.some(({ ruleId }) => ruleId === id));
        const exact = patterns.every((pattern) => pattern.exact);
        for (const message of given.messages) {
          const matched = active.some(({ when }) => evaluateCondition(when, message, settings));
          const passed = patterns.map(({ text }) => evaluatePattern(text, message));
          const isFair = exact || matched ? passed.includes(true) === matched : true;
          expect({ message, matched, passed, patterns, isFair }).toMatchObject({ isFair: true });
          asked += matched ? 1 : 0;
        }
      });
      // A test of what matches must meet something that does.
      expect(asked).toBeGreaterThan(0);
    },
    60_000,
  );

  it("gives the same patterns for the same rules", () => {
    check(arbitraryCase(12), 20, (given) => {
      expect(packPatterns(given.rules, { ...given, settings })).toEqual(
        packPatterns(given.rules, { ...given, settings }),
      );
    });
  }, 60_000);
});
