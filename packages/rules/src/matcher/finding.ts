import type { Condition } from "../condition/node.ts";
import type { TrailRecord } from "../record/trail-record.ts";
import type { Rule, Severity, Team, Threshold } from "../rule.ts";

/** A rule that matched a record. */
export interface Finding {
  readonly ruleId: string;
  readonly title: string;
  /** The rule's own, after the settings' override and the rule's raises. */
  readonly severity: Severity;
  /** Why the severity was raised, where it was. */
  readonly because?: string;
  readonly teams: readonly Team[];
  /** A shadow finding is counted and shown, and nobody is told. */
  readonly mode: "alert" | "shadow";
  /**
   * Where present, the record only counts towards it: see `createCounter`. A finding whose severity
   * was raised has none.
   */
  readonly threshold?: Threshold;
  /** The parsed record. */
  readonly record: TrailRecord;
}

/** A rule as the settings leave it. */
export interface RuleState {
  /** With the settings' severity and threshold in place of its own. */
  readonly rule: Rule;
  /** The rule's condition with the settings' lists put in: what other engines plan by. */
  readonly when: Condition;
  /** Inactive: it lacks data of the account, and never matches until it is given. */
  readonly state: "alert" | "shadow" | "off" | "inactive";
  /** For people, where inactive: `not configured: criticalInstances`. */
  readonly reason?: string;
}

/** What an engine that does not parse has found out about a record, in ids of rules. */
export interface Told {
  /** Rules that match. */
  readonly certain: readonly string[];
  /** Rules that may match; all others do not. */
  readonly open: readonly string[];
}

/** Rules made ready to be asked, all at once, about one record after another. */
export interface RuleSet {
  /**
   * The findings of one parsed record, in the order of the rules; none for what is no object. Given
   * the JSON text that the record was parsed from, too, the answers are those of `matchText`. Given
   * what another engine told of the record, only the rules that it leaves open are asked.
   */
  match(record: unknown, json?: string, told?: Told): readonly Finding[];
  /** Likewise for one record's JSON text, with numbers compared as they are written. */
  matchText(json: string, told?: Told): readonly Finding[];
  /** Every rule, also those that are off or inactive, in the order given. */
  readonly rules: readonly RuleState[];
}
