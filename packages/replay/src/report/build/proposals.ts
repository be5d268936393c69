import type { Aggregates } from "../../aggregate/aggregates.ts";
import type { ReportSuppression } from "../report.ts";

/** Actors that make most of a rule's matches, with the entry that would silence each. */
export function proposalsOf(aggregates: Aggregates): readonly ReportSuppression[] {
  return aggregates.proposals().map(({ ruleId, actor, matches, of, entry }) => ({
    ruleId,
    actor,
    matches,
    ruleMatches: of,
    entry: JSON.stringify(entry),
  }));
}
