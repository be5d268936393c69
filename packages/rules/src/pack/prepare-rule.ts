import type { RuleState } from "../matcher/finding.ts";
import { widen } from "../pattern/widen.ts";
import type { DroppedClause } from "../pattern/widened.ts";
import type { Problem } from "../problem.ts";
import { createBoxes } from "./box.ts";
import type { PackedRule } from "./cover.ts";

/** A rule for which no pattern needs to let anything through. */
export interface InactiveRule {
  readonly ruleId: string;
  /** For people: `not configured: criticalInstances`, `switched off`. */
  readonly reason: string;
}

/** A rule made ready to be packed, or left out with a reason, or in the way. */
export type PreparedRule =
  | { readonly kind: "packed"; readonly rule: PackedRule }
  | { readonly kind: "inactive"; readonly rule: InactiveRule }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Widens a rule to what CloudWatch can be asked, and cuts it into boxes. */
export function prepareRule({ rule, state, reason, when }: RuleState): PreparedRule {
  const ruleId = rule.id;
  if (reason !== undefined) return { kind: "inactive", rule: { ruleId, reason } };
  if (state === "off") return { kind: "inactive", rule: { ruleId, reason: "switched off" } };
  const widened = widen(when);
  if (widened.condition.kind === "message") return { kind: "problem", problem: alone(ruleId) };
  const boxes = createBoxes(widened.condition);
  if (boxes.length === 0) {
    return { kind: "inactive", rule: { ruleId, reason: "no record satisfies it" } };
  }
  return boxes.every((box) => box.length > 0)
    ? { kind: "packed", rule: { ruleId, widened, boxes } }
    : { kind: "problem", problem: tooWide(ruleId, widened.dropped) };
}

function alone(ruleId: string): Problem {
  return {
    code: "rule-stands-alone",
    ruleId,
    path: "when",
    message:
      "A search of the whole message is a pattern by itself and joins no other one: give the rule " +
      "a filter of its own, or ask about fields.",
  };
}

function tooWide(ruleId: string, dropped: readonly DroppedClause[]): Problem {
  const [first] = dropped;
  const because = first === undefined ? "" : ` ${first.clause} is not asked: ${first.reason}`;
  return {
    code: "rule-too-wide",
    ruleId,
    path: "when",
    message:
      `Every record might satisfy this rule, for all that CloudWatch can tell.${because} Add a ` +
      "clause that a pattern can hold, such as eventSource, or subscribe to the whole log group.",
  };
}
