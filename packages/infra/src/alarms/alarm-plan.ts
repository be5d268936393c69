import type { TopicName } from "@logcritical/handler/settings";
import type { Rule } from "@logcritical/rules";
import type { PackName } from "./packs.ts";

/**
 * What is to be deployed for a list of rules, as data: in go packs and the settings document that
 * the function reads too, with the account's own rules; out come alarms, and the rules that get none
 * with the reason, for example
 *
 *     { alarms: [{ id: "root-access", filters: [{ pattern: "{ … }", … }], topics: ["InfosecEmail",
 *         "InfosecSMS"], periodSeconds: 300, threshold: 1, … }],
 *       left: [{ ruleId: "net-access", kind: "inactive", reason: "not configured: networks" }] }
 */
export interface AlarmPlan {
  readonly alarms: readonly AlarmSpec[];
  /** The rules without an alarm, each with its reason. */
  readonly left: readonly LeftOut[];
}

/** One alarm, on one metric, which one filter counts or, where a control has two forms, two do. */
export interface AlarmSpec {
  /** Of its first rule; the metric's name, and the end of the alarm's. */
  readonly id: string;
  /** None for a rule of the account's own. */
  readonly pack?: PackName;
  /** The rule that it speaks for, with the settings' severity and threshold. */
  readonly rule: Rule;
  readonly filters: readonly FilterSpec[];
  /** Whether it also counts records that the rule would not match. */
  readonly isWider: boolean;
  readonly topics: readonly TopicName[];
  /** How long is counted, in whole minutes, as CloudWatch takes it. */
  readonly periodSeconds: number;
  /** It rings at this many or more. */
  readonly threshold: number;
  /** Logs Insights: at least the records that it counts. */
  readonly query: string;
}

/** A metric filter. */
export interface FilterSpec {
  /** The id of its rule. */
  readonly id: string;
  readonly pattern: string;
  /** How many regular expressions the pattern holds. */
  readonly regexes: number;
}

/** A rule without an alarm. */
export interface LeftOut {
  readonly ruleId: string;
  /**
   * `inactive`: it lacks data of the account. `silent`: the settings want nobody told. `excepted`:
   * the configuration wants no alarm. `too-wide`: its pattern would ring on ordinary work, so that
   * only the function can tell it. `unfit`: it cannot be used as published.
   */
  readonly kind: "inactive" | "silent" | "excepted" | "too-wide" | "unfit";
  readonly reason: string;
}
