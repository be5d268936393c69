import type { RuleTally } from "../../replay/tally.ts";
import type { ReportRule } from "../report.ts";

/** Numbers of rules, by id, that a tally does not hold. */
export interface RuleNumbers {
  readonly suppressed: ReadonlyMap<string, number>;
  readonly alerts: ReadonlyMap<string, number>;
  /** How many records the rules were asked about. */
  readonly asked: number;
}

/** The rules of a run, those with most findings first. */
export function ruleRows(
  tallies: readonly RuleTally[],
  { suppressed, alerts, asked }: RuleNumbers,
): readonly ReportRule[] {
  return tallies
    .map(({ state: { rule, state, reason }, matched, findings, bySeverity }) => ({
      id: rule.id,
      title: rule.title,
      severity: rule.severity,
      state: stateOf(state, { asked, matched, findings }),
      isShadow: state === "shadow",
      ...(reason !== undefined && { reason }),
      matched,
      findings,
      suppressed: suppressed.get(rule.id) ?? 0,
      alerts: alerts.get(rule.id) ?? 0,
      bySeverity,
    }))
    .toSorted((a, b) => b.findings - a.findings || b.matched - a.matched);
}

/** How many records a rule was asked about, and what came of it. */
type Counts = Pick<RuleNumbers, "asked"> & Pick<RuleTally, "matched" | "findings">;

function stateOf(
  state: RuleTally["state"]["state"],
  { asked, matched, findings }: Counts,
): ReportRule["state"] {
  if (state === "off" || state === "inactive") return state;
  if (findings > 0) return "fired";
  if (matched > 0) return "below";
  return asked > 0 ? "never-fired" : "not-asked";
}
