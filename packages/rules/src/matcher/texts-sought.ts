import { leavesOf } from "../condition/leaves.ts";
import { isReference } from "../condition/resolve.ts";
import type { RuleState } from "./finding.ts";
import { isActive } from "./rule-state.ts";

/**
 * The texts that some rule looks for at any depth of a record, such as the ids of critical instances:
 * what a record is about before anything else, wherever it stands.
 */
export function textsSought(rules: readonly RuleState[]): ReadonlySet<string> {
  const leaves = rules.filter(isActive).flatMap(({ when }) => leavesOf(when));
  return new Set(
    leaves.flatMap((leaf) =>
      leaf.kind === "holds" && !isReference(leaf.values) ? leaf.values : [],
    ),
  );
}
