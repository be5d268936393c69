import { compileCondition, parsePattern, type Rule } from "@logcritical/rules";
import { describe, expect, it } from "vitest";
import { ownRule } from "../../test/support/own-rule.ts";
import { planSubscription } from "./plan-subscription.ts";

const shared = { eventSource: "s3.amazonaws.com", eventName: "PutObjectAcl", readOnly: false };

/** Whether the function is sent the record. */
function isForwarded(ownRules: readonly Rule[], patterns: 1 | 2): boolean {
  const plan = planSubscription({ rules: {}, ownRules }, patterns);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value.filters.some(({ pattern }) => {
    const parsed = parsePattern(pattern);
    return parsed.ok && compileCondition(parsed.value).matches(shared);
  });
}

describe("planSubscription", () => {
  it.each([1, 2] as const)("asks for what a rule of the settings asks, in %i patterns", (count) => {
    expect(isForwarded([], count)).toBe(false);
    expect(isForwarded([ownRule], count)).toBe(true);
  });
});
