import type { Condition } from "./condition/node.ts";

/** How soon a person must look, most urgent first. Critical is what wakes one. */
export const severities = ["critical", "high", "medium", "low"] as const;
/** One of `severities`. */
export type Severity = (typeof severities)[number];

/** Who is told. */
export const teams = ["infosec", "devops"] as const;
/** One of `teams`. */
export type Team = (typeof teams)[number];

/** A named detection: a condition on one record, and what a person needs to act on it. */
export interface Rule {
  /** Kebab-case, the file's name, and never reused for another meaning. */
  readonly id: string;
  /** What happened, in a few words: the first line of an alert. */
  readonly title: string;
  /** One sentence: what the rule catches. */
  readonly description: string;
  readonly severity: Severity;
  readonly teams: readonly Team[];
  readonly when: Condition;
  /** Fires only past a count within a window, instead of on each record. */
  readonly threshold?: Threshold;
  /** Graver cases of the same thing: the first whose condition holds sets the severity. */
  readonly raise?: readonly Raise[];
  /** MITRE ATT&CK technique ids, such as `T1562.008`. */
  readonly attack: readonly string[];
  /** The related control of AWS's CIS monitoring set, such as `CloudWatch.5`. */
  readonly cis?: readonly string[];
  /** Two or three steps, each with something concrete to look up or run. */
  readonly runbook: readonly string[];
  /** What it also fires on that is no attack. */
  readonly falsePositives: readonly string[];
  /** Where the facts come from: documentation addresses. */
  readonly references: readonly string[];
}

/**
 * A graver severity for some of the records that a rule matches. Such a record does not wait for
 * the rule's threshold: it is a finding by itself.
 */
export interface Raise {
  readonly to: Severity;
  readonly when: Condition;
  /** Completes "…, because": read by a person in the alert. */
  readonly because: string;
}

/**
 * Fires when more than `over` are counted within `withinSeconds` of record time for one group.
 * The group is the rule and the values of `by`.
 */
export interface Threshold {
  readonly over: number;
  readonly withinSeconds: number;
  /** What counts are kept apart for: the recipient account, the actor (sessions of a role are one). */
  readonly by: readonly ("account" | "actor")[];
  /**
   * How much one record counts: 1, or the number of distinct values that the paths select in it,
   * at least 1. `["responseElements.instancesSet.items[*].instanceId"]` counts instances.
   */
  readonly count: "records" | readonly string[];
}
