import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveCondition } from "../src/condition/resolve.ts";
import { type Condition, compileRules, type Rule } from "../src/index.ts";
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
import { readJSON } from "./support/json-node.ts";

/** Conditions, and messages that come near to what they ask. */
interface Case {
  readonly conditions: readonly Condition[];
  readonly messages: readonly string[];
}

function withMessages(baited: fc.Arbitrary<readonly BaitedCondition[]>): fc.Arbitrary<Case> {
  return baited.chain((chosen) =>
    fc.record({
      conditions: fc.constant(chosen.map(({ condition }) => condition)),
      messages: fc.array(arbitraryMessage(chosen.flatMap(({ baits }) => baits)), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  );
}

const anyCondition = fc.oneof(arbitraryPlainCondition(), arbitraryCondition());
const oneCondition = withMessages(anyCondition.map((condition) => [condition]));
const someConditions = withMessages(
  fc.array(
    anyCondition.filter(({ condition }) => !hasEmptyGroup(condition)),
    { minLength: 2, maxLength: 5 },
  ),
);

/** What no rule may have, as nobody means it. */
function hasEmptyGroup(condition: Condition): boolean {
  return JSON.stringify(condition).includes('"conditions":[]');
}

/** What each message is, and what is said of it: shown whole where a case fails. */
function verdicts(
  messages: readonly string[],
  ask: (message: string) => unknown,
): readonly unknown[] {
  return messages.map((message) => [message, ask(message)]);
}

describe(`with seed ${fuzzSeed}`, () => {
  it("the matcher says of every message what the documentation says", () => {
    check(oneCondition, 2000, ({ conditions, messages }) => {
      for (const condition of conditions) {
        const compiled = compileCondition(resolveCondition(condition, arbitrarySettings).condition);
        expect(verdicts(messages, (message) => compiled.matchesText(message))).toEqual(
          verdicts(messages, (message) => evaluateCondition(condition, message, arbitrarySettings)),
        );
      }
    });
  });

  it("the matcher says the same of a parsed record, where parsing loses no number", () => {
    check(oneCondition, 2000, ({ conditions, messages }) => {
      for (const condition of conditions) {
        const compiled = compileCondition(condition);
        const kept = messages.filter(keepsNumbers);
        expect(verdicts(kept, (message) => compiled.matches(JSON.parse(message)))).toEqual(
          verdicts(kept, (message) => compiled.matchesText(message)),
        );
      }
    });
  });

  it("rules asked together find what each finds alone", () => {
    check(someConditions, 1000, ({ conditions, messages }) => {
      const ruleSet = compileRules(conditions.map(createRule), arbitrarySettings);
      if (!ruleSet.ok) throw new Error(JSON.stringify(ruleSet.problems));
      const alone = (message: string): readonly string[] =>
        conditions.flatMap((condition, index) => {
          const { missing } = resolveCondition(condition, arbitrarySettings);
          const isFound =
            missing.length === 0 &&
            isRecord(message) &&
            evaluateCondition(condition, message, arbitrarySettings);
          return isFound ? [`rule-${index}`] : [];
        });
      const together = (message: string): readonly string[] =>
        ruleSet.value.matchText(message).map(({ ruleId }) => ruleId);
      expect(verdicts(messages, together)).toEqual(verdicts(messages, alone));
    });
  });
});

function createRule(when: Condition, index: number): Rule {
  return {
    id: `rule-${index}`,
    title: "Generated",
    description: "Says nothing in particular.",
    severity: "low",
    teams: ["infosec"],
    when,
    attack: [],
    runbook: ["Look."],
    falsePositives: [],
    references: [],
  };
}

function isRecord(message: string): boolean {
  return readJSON(message)?.kind === "object";
}

/**
 * Whether `JSON.parse` leaves every number of the message what it was: an integer that a double
 * holds, or a double that is no integer.
 */
function keepsNumbers(message: string): boolean {
  if (readJSON(message) === undefined) return false;
  const withoutStrings = message.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g, "");
  return (withoutStrings.match(/-?\d[\d.eE+-]*/g) ?? []).every((token) => {
    const value = Number(token);
    if (/[.eE]/.test(token)) return Number.isFinite(value) && !Number.isInteger(value);
    return Number.isSafeInteger(value) && token !== "-0";
  });
}
