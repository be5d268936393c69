import type { Rule } from "@logcritical/rules";

/** By their ids, the last of each: a problem with the others is told where they are checked. */
export function uniqueRules(rules: readonly Rule[]): readonly Rule[] {
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}
