import type { Condition } from "../condition/node.ts";
import { resolveCondition } from "../condition/resolve.ts";
import type { Raise, Rule, Threshold } from "../rule.ts";
import type { RuleSettings, Settings } from "../settings/settings.ts";
import type { RuleState } from "./finding.ts";

/** A rule as the settings leave it, with their lists in place of the references to them. */
export interface ConfiguredRule {
  readonly state: RuleState;
  readonly when: Condition;
  /** Without the raises that lack data of the account. */
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
  const inactive = own.mode !== "off" && when.missing.length > 0;
  const configured = withSettings(rule, own);
  const state: RuleState = inactive
    ? {
        rule: configured,
        when: when.condition,
        state: "inactive",
        reason: `not configured: ${when.missing.join(", ")}`,
      }
    : { rule: configured, when: when.condition, state: own.mode ?? "alert" };
  return { state, when: when.condition, raise };
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
