import type { RuleTally } from "../../replay/tally.ts";
import type { ReportRule } from "../report.ts";

/** Numbers of rules, by id, that a tally does not hold. */
export interface RuleNumbers {
  readonly suppressed: ReadonlyMap<string, number>;
  readonly alerts: ReadonlyMap<string, number>;
}

/** The rules of a run, those with most findings first. */
export function ruleRows(
  tallies: readonly RuleTally[],
  { suppressed, alerts }: RuleNumbers,
): readonly ReportRule[] {
  return tallies
    .map(({ state: { rule, state, reason }, matched, findings, bySeverity }) => ({
      id: rule.id,
      title: rule.title,
      severity: rule.severity,
      state: stateOf(state, matched, findings),
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

function stateOf(
  state: RuleTally["state"]["state"],
  matched: number,
  findings: number,
): ReportRule["state"] {
  if (state === "off" || state === "inactive") return state;
  if (findings > 0) return "fired";
  return matched > 0 ? "below" : "never-fired";
}
