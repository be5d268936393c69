import type { RuleSet, RuleState, Severity } from "@logcritical/rules";
import { type Activity, createActivityLog } from "../examine/activity.ts";
import type { Portion } from "../examine/portion.ts";
import type { Batch, Reading } from "../read/read-records.ts";
import type { NotData } from "../read/unwrap.ts";
import type { ReplayResult } from "./result.ts";

/** What a replay counts; everything that went in is in exactly one of its numbers. */
export interface Tally {
  /** Files and pipes that held something to be read. */
  readonly files: number;
  /** Their size on disk, or as it came through a pipe. */
  readonly bytes: number;
  /** Every record that was read: the duplicates, the unselected, and those the rules were asked of. */
  readonly records: number;
  /** Of those asked for, the ones that had come before. */
  readonly duplicates: number;
  /** Of another time, account or region than asked for. */
  readonly unselected: number;
  readonly notData: ReadonlyMap<NotData, number>;
  /** What was left unread on purpose, by reason. */
  readonly skipped: readonly Mention[];
  /** What could not be read, by reason. */
  readonly unreadable: readonly Mention[];
  /** The first and last time of all records read, in milliseconds since 1970. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** The hours in which there were records, copies included, by account and region. */
  readonly activity: readonly Activity[];
  readonly rules: readonly RuleTally[];
}

/** Things that have one reason in common, of which the first are named. */
export interface Mention {
  readonly reason: string;
  readonly count: number;
  /** The first of them; a name stands for one or for many. */
  readonly names: readonly string[];
  /** How many of the count are not named. */
  readonly unnamed: number;
}

/** What became of one rule. */
export interface RuleTally {
  readonly state: RuleState;
  /** Records on which its condition held. */
  readonly matched: number;
  /** Results, which for a rule with a threshold are fewer. */
  readonly findings: number;
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
}

/** What becomes of a record: the rules are asked about it, or not. */
export type Fate = "asked" | "duplicate" | "unselected";

/** Counts what goes through a replay. */
export interface Teller {
  /** What became of a file, or why it was not read. */
  reading(reading: Exclude<Reading, Batch>): void;
  /** What a portion holds besides its records. */
  portion(portion: Portion): void;
  record(fate: Fate): void;
  match(ruleId: string): void;
  result(result: Pick<ReplayResult, "ruleId" | "severity">): void;
  tally(): Tally;
}

/**
 * How many things are named for each reason; a bucket may hold a million. What could not be read
 * has to be looked at, so more of it is named.
 */
const namesMax = { skipped: 3, unreadable: 50 } as const;

/** Creates the counts of a replay with these rules. */
export function createTeller(rules: RuleSet): Teller {
  const counts = { files: 0, bytes: 0, records: 0, duplicates: 0, unselected: 0 };
  const span = { fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY };
  const activity = createActivityLog();
  const notData = new Map<NotData, number>();
  const skipped = new Map<string, Mention>();
  const unreadable = new Map<string, Mention>();
  const tallies = new Map(rules.rules.map((state) => [state.rule.id, startCounting(state)]));
  return {
    reading(item) {
      if (item.kind === "done") {
        counts.files += 1;
        counts.bytes += item.bytesRead;
        for (const flaw of item.unreadable) mention(unreadable, flaw, namesMax.unreadable);
      } else if (item.kind === "skipped") mention(skipped, { ...item, count: 1 }, namesMax.skipped);
      else mention(unreadable, { ...item, count: 1 }, namesMax.unreadable);
    },
    portion(portion) {
      for (const kind of portion.notData) notData.set(kind, (notData.get(kind) ?? 0) + 1);
      span.fromMs = Math.min(span.fromMs, portion.span.fromMs);
      span.toMs = Math.max(span.toMs, portion.span.toMs);
      activity.join(portion.activity);
    },
    record(fate) {
      counts.records += 1;
      if (fate === "duplicate") counts.duplicates += 1;
      if (fate === "unselected") counts.unselected += 1;
    },
    match(ruleId) {
      const tally = tallies.get(ruleId);
      if (tally !== undefined) tally.matched += 1;
    },
    result({ ruleId, severity }) {
      const tally = tallies.get(ruleId);
      if (tally === undefined) return;
      tally.findings += 1;
      tally.bySeverity[severity] = (tally.bySeverity[severity] ?? 0) + 1;
    },
    tally: () => ({
      ...counts,
      notData,
      skipped: [...skipped.values()],
      unreadable: [...unreadable.values()],
      ...(span.fromMs <= span.toMs && span),
      activity: activity.list(),
      rules: [...tallies.values()],
    }),
  };
}

/** A rule's tally while it is being counted. */
interface Counting {
  readonly state: RuleState;
  matched: number;
  findings: number;
  readonly bySeverity: Partial<Record<Severity, number>>;
}

function startCounting(state: RuleState): Counting {
  return { state, matched: 0, findings: 0, bySeverity: {} };
}

/** What is to be mentioned: how many of it, under which name, and why. */
interface Mentioned {
  readonly name: string;
  readonly reason: string;
  readonly count: number;
}

function mention(
  mentions: Map<string, Mention>,
  { name, reason, count }: Mentioned,
  namesMax: number,
): void {
  const { names, unnamed, ...earlier } = mentions.get(reason) ?? start(reason);
  const isNamed = names.length < namesMax;
  mentions.set(reason, {
    reason,
    count: earlier.count + count,
    names: isNamed ? [...names, count > 1 ? `${name} and ${count - 1} more` : name] : names,
    unnamed: isNamed ? unnamed : unnamed + count,
  });
}

function start(reason: string): Mention {
  return { reason, count: 0, names: [], unnamed: 0 };
}
