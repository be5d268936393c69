import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRule } from "../../test/support/create-rule.ts";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { all, any, field, none } from "../condition/build.ts";
import type { Comparison, Condition } from "../condition/node.ts";
import { compileCondition } from "./compile.ts";
import { compileRules } from "./rule-set.ts";

/** What names and sources are compared with, and what stands in their place. */
const texts = ["Stop", "Start", "1", "1.0", "1000.0", "null", "true", "", "St*", "*"];
const tokens: readonly string[] = [
  ...["Stop", "Start", "1", "1.0", ""].map((text) => JSON.stringify(text)),
  ..."1 1.0 1e3 1000 9007199254740993 1e309 null true false".split(" "),
  '["Stop"]',
  '{"toString":"Stop"}',
  ..."[1] [[]] [] {}".split(" "),
];

const names = fc.constantFrom("eventName", "eventSource", "['eventName']", "errorCode");
const literals = fc.oneof(
  fc.constantFrom(...texts).map((text) => ({ kind: "text", text }) as const),
  fc.constantFrom("1", "1.0", "1e3").map((text) => ({ kind: "number", text }) as const),
  fc.constant({ kind: "regex", source: "St" } as const),
);
const comparison = fc.record<Comparison>({
  kind: fc.constant("comparison"),
  path: names,
  operator: fc.constantFrom("=", "=", "=", "!="),
  value: literals,
});

const { condition: conditions } = fc.letrec<{ condition: Condition }>((tie) => {
  const parts = fc.array(tie("condition"), { minLength: 1, maxLength: 3 });
  return {
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { arbitrary: comparison, weight: 4 },
      { arbitrary: fc.constant(field("errorCode").isMissing()), weight: 1 },
      { arbitrary: parts.map((some) => all(...some)), weight: 3 },
      { arbitrary: parts.map((some) => any(...some)), weight: 2 },
      { arbitrary: parts.map((some) => none(...some)), weight: 1 },
    ),
  };
});

const messages = fc
  .record(
    {
      eventName: fc.constantFrom(...tokens),
      eventSource: fc.constantFrom(...tokens),
      errorCode: fc.constantFrom(...tokens),
    },
    { requiredKeys: [] },
  )
  .map((fields) =>
    Object.entries(fields)
      .map(([name, token]) => `${JSON.stringify(name)}:${token}`)
      .join(),
  )
  .map((members) => `{${members}}`);

describe(`with seed ${fuzzSeed}`, () => {
  it("a rule set finds what asking every rule finds, in their order", () => {
    const cases = fc.tuple(
      fc.array(conditions, { maxLength: 8 }),
      fc.array(messages, { minLength: 1, maxLength: 4 }),
    );
    check(cases, 1000, ([whens, jsons]) => {
      const rules = whens.map(createRule);
      const compiled = compileRules(rules);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
      const single = rules.map(({ id, when }) => ({ id, condition: compileCondition(when) }));
      for (const json of jsons) {
        const record: unknown = JSON.parse(json);
        const found = {
          json,
          inText: compiled.value.matchText(json).map(({ ruleId }) => ruleId),
          inRecord: compiled.value.match(record).map(({ ruleId }) => ruleId),
        };
        expect(found).toEqual({
          json,
          inText: single.filter((one) => one.condition.matchesText(json)).map(({ id }) => id),
          inRecord: single.filter((one) => one.condition.matches(record)).map(({ id }) => id),
        });
      }
    });
  });
});
