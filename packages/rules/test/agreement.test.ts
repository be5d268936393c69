import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveCondition } from "../src/condition/resolve.ts";
import { type Condition, compileRules } from "../src/index.ts";
import { compileCondition } from "../src/matcher/compile.ts";
import { parsePattern } from "../src/pattern/parse.ts";
import { type PrintedPattern, printPattern } from "../src/pattern/print.ts";
import { arbitrarySettings, type BaitedCondition } from "./support/arbitrary-atom.ts";
import { arbitraryCondition, arbitraryPlainCondition } from "./support/arbitrary-condition.ts";
import { arbitraryRegex } from "./support/arbitrary-literal.ts";
import { arbitraryMessage } from "./support/arbitrary-message.ts";
import { createRule } from "./support/create-rule.ts";
import { evaluateCondition } from "./support/evaluate-condition.ts";
import { evaluatePattern } from "./support/evaluate-pattern.ts";
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

const anyCondition = fc.oneof(arbitraryPlainCondition, arbitraryCondition);
const plainCondition = withMessages(arbitraryPlainCondition.map((condition) => [condition]));
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

/** Problems that a condition may have which no pattern can be printed of. */
const unprintable: ReadonlySet<string> = new Set(["never-true", "pattern-too-long"]);

function print(condition: Condition): PrintedPattern | undefined {
  const printed = printPattern(condition, arbitrarySettings);
  if (printed.ok) return printed.value;
  expect(printed.problems.filter(({ code }) => !unprintable.has(code))).toEqual([]);
  return undefined;
}

describe(`with seed ${fuzzSeed}`, () => {
  it("a printed pattern matches whatever the matcher does, and nothing else where exact", () => {
    check(oneCondition, 2000, ({ conditions, messages }) => {
      for (const condition of conditions) {
        const compiled = compileCondition(resolveCondition(condition, arbitrarySettings).condition);
        const printed = print(condition);
        if (printed === undefined) return;
        for (const message of messages) {
          const matcher = compiled.matchesText(message);
          const pattern = evaluatePattern(printed.text, message);
          const isFair = printed.exact || matcher ? pattern === matcher : pattern !== "invalid";
          expect({ ...printed, message, matcher, pattern, isFair }).toMatchObject({ isFair: true });
        }
      }
    });
  });

  it("a printed pattern says of itself what it is", () => {
    check(anyCondition, 500, ({ condition }) => {
      const printed = print(condition);
      if (printed === undefined) return;
      const { text, exact, length, regexes, dropped } = printed;
      expect({ length, regexes, exact }).toEqual({
        length: text.length,
        regexes: (text.replaceAll(/"[^"]*"/g, "").match(/%[^%]*%/g) ?? []).length,
        exact: dropped.length === 0,
      });
    });
  });

  it("a printed pattern is read back as a condition that prints the same, exactly", () => {
    check(anyCondition, 500, ({ condition }) => {
      const printed = print(condition);
      if (printed === undefined) return;
      const parsed = parsePattern(printed.text);
      if (!parsed.ok) throw new Error(`${printed.text}: ${JSON.stringify(parsed.problems)}`);
      const again = printPattern(parsed.value);
      expect(again).toMatchObject({ ok: true, value: { text: printed.text, exact: true } });
    });
  });

  it("a search of the message is printed as it is, and asks the same", () => {
    check(fc.tuple(arbitraryRegex, fc.nat()), 300, ([{ literal, values }, index]) => {
      if (literal.kind !== "regex") throw new Error("Regular expressions were asked for.");
      const condition: Condition = { kind: "message", source: literal.source };
      const value = values[index % values.length];
      const message = value?.kind === "string" ? value.text : "1";
      const compiled = compileCondition(condition);
      const text = `%${literal.source}%`;
      expect(parsePattern(text)).toEqual({ ok: true, value: condition });
      expect(print(condition)).toMatchObject({ text, exact: true, regexes: 1 });
      expect([message, compiled.matchesText(message)]).toEqual([
        message,
        evaluatePattern(text, message),
      ]);
    });
  });

  it("what CloudWatch can say is printed as it is, and read back as the same condition", () => {
    check(plainCondition, 500, ({ conditions }) => {
      for (const condition of conditions) {
        const printed = print(condition);
        if (printed?.exact !== true || hasEmptyGroup(condition) || hasRepetition(condition)) return;
        expect(parsePattern(printed.text)).toEqual({ ok: true, value: condition });
      }
    });
  });

  it("the matcher says of every message what the documentation says", () => {
    check(oneCondition, 1000, ({ conditions, messages }) => {
      for (const condition of conditions) {
        const compiled = compileCondition(resolveCondition(condition, arbitrarySettings).condition);
        expect(verdicts(messages, (message) => compiled.matchesText(message))).toEqual(
          verdicts(messages, (message) => evaluateCondition(condition, message, arbitrarySettings)),
        );
      }
    });
  });

  it("the matcher says the same of a parsed record, where parsing loses no number", () => {
    check(oneCondition, 500, ({ conditions, messages }) => {
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
    check(someConditions, 300, ({ conditions, messages }) => {
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

/** Whether a group says the same twice, which is printed once. */
function hasRepetition(condition: Condition): boolean {
  if (!("conditions" in condition)) return false;
  const texts = condition.conditions.map((part) => JSON.stringify(part));
  return new Set(texts).size < texts.length || condition.conditions.some(hasRepetition);
}
