import type { Severity } from "@logcritical/rules";

/**
 * A replay as the report shows it: plain data, redacted, texts as records hold them. Times are
 * milliseconds since 1970.
 */
export interface Report {
  readonly run: ReportRun;
  readonly bySeverity: SeverityCounts;
  /** None where no record has a time. */
  readonly timeline?: ReportTimeline;
  /** Whom to look at first, the most suspicious first. */
  readonly suspects: readonly ReportSuspect[];
  readonly alerts: ReportAlerts;
  readonly rules: readonly ReportRule[];
  /** Actors, addresses, accounts and regions. */
  readonly tops: readonly ReportTop[];
  readonly coverage: readonly ReportFramework[];
  readonly gaps: ReportGaps;
  readonly suppressions: readonly ReportSuppression[];
}

/** How many of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** What was run, over what, and what it took. */
export interface ReportRun {
  /** As it was typed, quoted for a shell. */
  readonly commandLine: string;
  readonly madeAtMs: number;
  /** `logcritical 0.1.0`, `Node.js v24.21.0`. */
  readonly versions: readonly string[];
  /** The file, and the beginning of its SHA-256; none where there is no file. */
  readonly settings?: string;
  readonly files: number;
  readonly bytes: number;
  readonly records: number;
  readonly duplicates: number;
  readonly unselected: number;
  /** Why the rules were asked about no record, and what to do; none where they were. */
  readonly nothing?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly elapsedMs: number;
  /** Sentences on what was left unread on purpose, and on what is no record of a call. */
  readonly skipped: readonly string[];
  /** Sentences on what could not be read. */
  readonly unreadable: readonly string[];
}

/** Findings by time, in equal stretches (of the calendar, where they are months or years). */
export interface ReportTimeline {
  /** `hour`, `day`: how long one stretch is. */
  readonly step: string;
  readonly buckets: readonly ReportBucket[];
  /** Findings of records without a time, which no bucket holds. */
  readonly untimed: number;
}

/** A stretch of time, from its start up to the start of the next. */
export interface ReportBucket {
  readonly startMs: number;
  readonly endMs: number;
  readonly counts: SeverityCounts;
}

/** An actor with findings, and what they did. */
export interface ReportSuspect {
  readonly name: string;
  readonly kind: string;
  readonly arn?: string;
  readonly bySeverity: SeverityCounts;
  readonly rules: number;
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly sources: readonly string[];
  readonly tools: readonly string[];
  /** The gravest of what they did, by time. */
  readonly steps: readonly ReportStep[];
  /** How many steps there are beyond those. */
  readonly more: number;
}

/** One thing that an actor did, once or several times. */
export interface ReportStep {
  readonly timeMs?: number;
  readonly severity: Severity;
  readonly title: string;
  readonly action: string;
  readonly outcome: string;
  readonly target: string;
  readonly count: number;
  /** The alert that tells of it, the first where there are several. */
  readonly alertId: string;
}

/** Alerts, the gravest first and the earliest among equals. */
export interface ReportAlerts {
  /** How many there are; the list may hold fewer. */
  /** Matches of rules, of those that count every record. */
  readonly total: number;
  readonly list: readonly ReportAlert[];
}

/** An alert: what its e-mail says. */
export interface ReportAlert {
  /** 16 hexadecimal digits, the same in every report of the same finding. */
  readonly id: string;
  readonly severity: Severity;
  readonly ruleId: string;
  readonly title: string;
  readonly action: string;
  readonly actor: string;
  /** `refused (AccessDenied)`. */
  readonly outcome: string;
  readonly account: string;
  readonly region: string;
  readonly source: string;
  readonly firstMs?: number;
  readonly lastMs?: number;
  readonly count: number;
  /** None for what is shown in one line anyway. */
  readonly detail?: ReportDetail;
}

/** The rest of what the e-mail says. */
export interface ReportDetail {
  readonly headline: readonly string[];
  readonly facts: readonly ReportFact[];
  readonly why: readonly string[];
  readonly runbook: readonly string[];
  readonly marks: readonly string[];
  readonly references: readonly string[];
  readonly link: string;
  readonly lookup: string;
  /** The redacted record, as JSON of some lines. */
  readonly record: string;
  /** Where the e-mail would have gone. */
  readonly topics: readonly string[];
}

/** A name, and what it stands for: values one below the other. */
export interface ReportFact {
  readonly name: string;
  readonly values: readonly string[];
}

/** What became of a rule. */
export interface ReportRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** `never-fired`: it was asked and nothing matched; `not-asked`: there was no record. */
  readonly state: "fired" | "below" | "never-fired" | "not-asked" | "inactive" | "off";
  readonly isShadow: boolean;
  /** Why it is inactive or off. */
  readonly reason?: string;
  readonly matched: number;
  readonly findings: number;
  /** Findings that suppressions of the settings silenced. */
  readonly suppressed: number;
  readonly alerts: number;
  readonly bySeverity: Readonly<Partial<SeverityCounts>>;
}

/** Those with the gravest findings, of one kind. */
export interface ReportTop {
  readonly title: string;
  readonly rows: readonly ReportTopRow[];
  /** How many there are beyond the rows. */
  readonly more: number;
}

/** One of those with the gravest findings. */
export interface ReportTopRow {
  readonly name: string;
  /** The account of an actor, which alone tells root users apart. */
  readonly of?: string;
  readonly bySeverity: SeverityCounts;
  /** Matches of rules, of those that count every record. */
  readonly total: number;
}

/** What a framework of techniques or controls asks for, and which rules watch it. */
export interface ReportFramework {
  readonly name: string;
  readonly groups: readonly ReportCoverage[];
}

/** A tactic, or a set of controls. */
interface ReportCoverage {
  readonly name: string;
  readonly items: readonly ReportCovered[];
}

/** A technique or control, the rules that watch it, and what they found. */
export interface ReportCovered {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly string[];
  /** Whether a rule that watches it runs: an inactive one watches nothing. */
  readonly isWatched: boolean;
  readonly findings: number;
}

/** Hours without records of an account and region that otherwise has them. */
export interface ReportGaps {
  /** The most telling first. */
  readonly list: readonly ReportGap[];
  readonly more: number;
  /** How many pairs of account and region have records. */
  readonly places: number;
  /** Those that have records in fewer than half of their hours: their silence says nothing. */
  readonly sparse: number;
}

/** One run of hours without records. */
export interface ReportGap {
  readonly account: string;
  readonly region: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether it lasts as long as the input does. */
  readonly isOpen: boolean;
}

/** An entry of the settings that would silence most of a rule. */
export interface ReportSuppression {
  readonly ruleId: string;
  readonly actor: string;
  readonly matches: number;
  readonly ruleMatches: number;
  /** One line of JSON, ready to paste, its reason and owner still to be given. */
  readonly entry: string;
}
