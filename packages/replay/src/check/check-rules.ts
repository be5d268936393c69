import { checkRule, type Rule } from "@logcritical/rules";
import { findDeadClauses } from "@logcritical/rules/check";
import { checkFields } from "./check-fields.ts";
import { checkNames } from "./check-names.ts";
import type { Remark } from "./remark.ts";

/** Everything to say of rules: what keeps them from running, and what they can never find. */
export function checkRules(rules: readonly Rule[]): readonly Remark[] {
  const seen = new Set<string>();
  const check = (rule: Rule): readonly Remark[] => {
    const problems = checkRule(rule).map((problem): Remark => ({ ...problem, kind: "problem" }));
    // What follows takes it for granted that the rule has its shape.
    if (problems.length > 0) return problems;
    const isTaken = seen.has(rule.id);
    seen.add(rule.id);
    return [
      ...(isTaken ? [duplicateId(rule)] : []),
      ...findDeadClauses(rule).map((problem): Remark => ({ ...problem, kind: "problem" })),
      ...checkFields(rule),
      ...checkNames(rule),
    ];
  };
  return rules.flatMap((rule, ruleIndex) =>
    check(rule).map((remark) => ({ ...remark, ruleIndex })),
  );
}

function duplicateId({ id }: Rule): Remark {
  const message = `An earlier rule has the id ${id}: give this one its own.`;
  return { kind: "problem", code: "duplicate-id", ruleId: id, path: "id", message };
}
