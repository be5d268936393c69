import type { Severity, Team } from "@logcritical/rules";
import type { Actor, Outcome, Source, Tool } from "@logcritical/rules/record";

/**
 * An alert as data: what `alert.schema.json` promises to queues and functions, and the one source
 * of every text about it. All texts are neutralised and bounded, so whoever prints them need not
 * ask where they came from.
 */
export interface AlertDocument {
  readonly schemaVersion: 1;
  readonly kind: "alert";
  /** The same whenever the same alert is published again. */
  readonly id: string;
  readonly ruleId: string;
  readonly title: string;
  readonly severity: Severity;
  /** Why the severity is above the rule's own. */
  readonly because?: string;
  readonly teams: readonly Team[];
  readonly outcome: Outcome;
  /** As IAM spells it: `cloudtrail:StopLogging`. */
  readonly action: string;
  readonly targets: readonly string[];
  readonly actor: Actor;
  readonly account: AccountDocument;
  readonly region: string;
  readonly source: Source;
  readonly tool: Tool;
  readonly userAgent?: string;
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly count: number;
  readonly firstTime: string;
  readonly lastTime: string;
  /** For rules that count: how much, within how long. */
  readonly threshold?: ThresholdDocument;
  /** Clause by clause, with the values seen. */
  readonly why: readonly string[];
  readonly runbook: readonly string[];
  readonly attack: readonly string[];
  readonly cis: readonly string[];
  readonly references: readonly string[];
  readonly eventID: string;
  readonly requestID?: string;
  /** The record in the console, for who is signed in to the account. */
  readonly link: string;
  /** The command that finds the record. */
  readonly lookup: string;
  readonly settingsVersion: string;
}

/** The account whose trail holds the record. */
interface AccountDocument {
  readonly id: string;
  readonly alias?: string;
}

/** What a counting rule counted. */
export interface ThresholdDocument {
  readonly total: number;
  readonly over: number;
  readonly withinSeconds: number;
}
