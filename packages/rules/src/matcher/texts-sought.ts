import type { Condition } from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";
import type { RuleState } from "./finding.ts";
import { isActive } from "./rule-state.ts";

/**
 * The texts that some rule looks for at any depth of a record, such as the ids of critical instances:
 * what a record is about before anything else, wherever it stands.
 */
export function textsSought(rules: readonly RuleState[]): ReadonlySet<string> {
  const active = rules.filter(isActive);
  return new Set(active.flatMap(({ when }) => textsIn(when)));
}

function textsIn(condition: Condition): readonly string[] {
  if (condition.kind === "holds") return isReference(condition.values) ? [] : condition.values;
  return "conditions" in condition ? condition.conditions.flatMap(textsIn) : [];
}
