import type { TopicName } from "@logcritical/handler";
import type { Severity } from "@logcritical/rules";

/**
 * How much would have been sent, and what became of the rest. For findings, all in all and for each
 * rule:
 *
 *     findings = duplicates + suppressed + below + held + merged + alerts
 */
export interface Volumes {
  readonly deliveries: number;
  /** Findings of rules on trial, which are counted nowhere else. */
  readonly shadow: number;
  /** Findings of a record that had been told. */
  readonly duplicates: number;
  readonly findings: number;
  readonly suppressed: number;
  /** Of rules that count: not too many yet. */
  readonly below: number;
  /** Of low severity: told in the daily report. */
  readonly held: number;
  /** Told as a number with another finding of their group. */
  readonly merged: number;
  readonly alerts: number;
  readonly alertsBySeverity: Readonly<Record<Severity, number>>;
  /** Alerts that no topic was meant for. */
  readonly strays: number;
  /** SMS over the cap of the hour or the day. */
  readonly mutedSMS: number;
  /** Alerts that share a mail, as there were too many in one delivery. */
  readonly shared: number;
  /** How many findings each suppression silenced, by its place in the settings. */
  readonly suppressions: ReadonlyMap<number, number>;
  readonly rules: readonly RuleVolume[];
  /** In the order of time. */
  readonly days: readonly DayVolume[];
  readonly topics: Readonly<Record<TopicName, TopicVolume>>;
}

/** What became of the findings of one rule. */
export interface RuleVolume {
  readonly ruleId: string;
  readonly findings: number;
  readonly suppressed: number;
  readonly below: number;
  readonly held: number;
  readonly merged: number;
  readonly alerts: number;
}

/** What would have been sent on one day, by the clock of record time, in UTC. */
export interface DayVolume {
  /** `2026-03-12`. */
  readonly day: string;
  readonly topics: Readonly<Record<TopicName, TopicVolume>>;
}

/** What one topic would have got, once for each of its subscribers. */
export interface TopicVolume {
  readonly messages: number;
  /** Parts of SMS, which are what is paid for; 0 for e-mail. */
  readonly parts: number;
}
