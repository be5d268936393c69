import type { HandlerSettings } from "@logcritical/handler/settings";
import { type InactiveRule, packPatterns, type Result } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import type { BudgetedFilter } from "../alarms/budget.ts";

/** What the log group is asked to forward to the function. */
export interface SubscriptionPlan {
  readonly filters: readonly BudgetedFilter[];
  /** The rules for whose sake nothing is forwarded, and why. */
  readonly inactive: readonly InactiveRule[];
}

/**
 * Packs the catalogue and the account's own rules, which is what the function runs, into one or two
 * patterns under the settings that it will read. A deployment asks for the same again and again, and
 * packing takes a second, so that plans are kept.
 */
export function planSubscription(
  settings: FilterSettings,
  patterns: 1 | 2,
): Result<SubscriptionPlan> {
  const key = JSON.stringify([settings.rules, settings.ownRules, patterns]);
  const plan = plans.get(key) ?? createPlan(settings, patterns);
  plans.set(key, plan);
  return plan;
}

const plans = new Map<string, Result<SubscriptionPlan>>();

/** What of the settings decides which records the function is to see. */
type FilterSettings = Pick<HandlerSettings, "rules" | "ownRules">;

function createPlan(
  { rules: settings, ownRules }: FilterSettings,
  patterns: 1 | 2,
): Result<SubscriptionPlan> {
  const packed = packPatterns([...catalog, ...ownRules], { settings, patterns });
  if (!packed.ok) return packed;
  const filters = packed.value.patterns.map(({ text, regexes }, at) => ({
    id: `records-${at + 1}`,
    pattern: text,
    regexes,
  }));
  return { ok: true, value: { filters, inactive: packed.value.inactive } };
}
