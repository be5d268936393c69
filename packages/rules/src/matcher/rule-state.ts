import { resolveCondition } from "../condition/resolve.ts";
import type { Raise, Rule, Threshold } from "../rule.ts";
import type { RuleSettings, Settings } from "../settings/settings.ts";
import type { RuleState } from "./finding.ts";

/** A rule as the settings leave it, and what raises it. */
export interface ConfiguredRule {
  readonly state: RuleState;
  /** With the settings' lists put in, and without those that lack data of the account. */
  readonly raise: readonly Raise[];
}

/**
 * Puts an account's settings into a rule: its mode, severity and threshold, and the lists that its
 * conditions refer to. A rule whose condition refers to a list that the settings do not hold is
 * inactive; a raise that does is left out.
 */
export function configureRule(rule: Rule, settings: Settings = {}): ConfiguredRule {
  const own = ownSettings(rule.id, settings);
  const when = resolveCondition(rule.when, settings);
  const raise = (rule.raise ?? []).flatMap((raised) => {
    const { condition, missing } = resolveCondition(raised.when, settings);
    return missing.length === 0 ? [{ ...raised, when: condition }] : [];
  });
  const configured = { rule: withSettings(rule, own), when: when.condition };
  if (own.mode === "off" || when.missing.length === 0) {
    return { state: { ...configured, state: own.mode ?? "alert" }, raise };
  }
  const reason = notConfigured(when.missing);
  return { state: { ...configured, state: "inactive", reason }, raise };
}

/** Whether a rule may match: it is not off, and lacks nothing. */
export function isActive({ state }: Pick<RuleState, "state">): boolean {
  return state === "alert" || state === "shadow";
}

/** Says which lists a rule waits for: `not configured: criticalInstances, networks`. */
export function notConfigured(missing: readonly string[]): string {
  return `not configured: ${missing.join(", ")}`;
}

/** Own properties only, as an id may be that of an inherited one, such as `constructor`. */
function ownSettings(id: string, { rules = {} }: Settings): RuleSettings {
  return (Object.hasOwn(rules, id) ? rules[id] : undefined) ?? {};
}

function withSettings(
  rule: Rule,
  { severity = rule.severity, threshold = {} }: RuleSettings,
): Rule {
  if (rule.threshold === undefined) return { ...rule, severity };
  const { over = rule.threshold.over, withinSeconds = rule.threshold.withinSeconds } = threshold;
  const changed: Threshold = { ...rule.threshold, over, withinSeconds };
  return { ...rule, severity, threshold: changed };
}
