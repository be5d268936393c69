import { type Severity, severities } from "@logcritical/rules";
import type { Unreadable } from "../read/flaws.ts";
import type { Reading } from "../read/read-records.ts";
import type { NotData } from "../read/unwrap.ts";
import type { ReplayResult } from "./result.ts";

/**
 * What became of everything: records read = duplicates + unselected + evaluated, and whatever is no
 * record is named or counted.
 */
export interface Tally {
  files: number;
  bytes: number;
  records: number;
  duplicates: number;
  unselected: number;
  evaluated: number;
  /** Record time of the first and last record evaluated, in milliseconds since 1970. */
  fromMs: number | undefined;
  toMs: number | undefined;
  /** What was read and is no record of a call, by kind. */
  readonly notData: Map<NotData, number>;
  /** Files that were left out on purpose: for each reason how many, and the first few names. */
  readonly skipped: Map<string, SkippedFiles>;
  /** What could not be read; it is why the exit code is 3. */
  readonly unreadable: Unreadable[];
  readonly bySeverity: Map<Severity, number>;
  readonly byRule: Map<string, number>;
  /** Counts what was read. */
  readonly note: (item: Reading) => void;
  /** Counts a record that the rules are asked about. */
  readonly evaluate: (timeMs: number | undefined) => void;
  /** Counts a result. */
  readonly find: (result: ReplayResult) => void;
}

/** Files left out for one reason. */
export interface SkippedFiles {
  readonly count: number;
  readonly names: readonly string[];
}

/** How many skipped files are named for each reason; a bucket may hold a million. */
const namesMax = 3;

/** A tally of nothing yet. */
export function createTally(): Tally {
  const tally: Tally = {
    files: 0,
    bytes: 0,
    records: 0,
    duplicates: 0,
    unselected: 0,
    evaluated: 0,
    fromMs: undefined,
    toMs: undefined,
    notData: new Map(),
    skipped: new Map(),
    unreadable: [],
    bySeverity: new Map(severities.map((severity) => [severity, 0])),
    byRule: new Map(),
    note: (item) => noteReading(tally, item),
    evaluate(timeMs) {
      tally.evaluated += 1;
      if (timeMs === undefined) return;
      tally.fromMs = Math.min(tally.fromMs ?? timeMs, timeMs);
      tally.toMs = Math.max(tally.toMs ?? timeMs, timeMs);
    },
    find({ severity, ruleId }) {
      increase(tally.bySeverity, severity);
      increase(tally.byRule, ruleId);
    },
  };
  return tally;
}

function noteReading(tally: Tally, item: Reading): void {
  switch (item.kind) {
    case "batch":
      tally.records += item.records.length;
      for (const kind of item.notData) increase(tally.notData, kind);
      return;
    case "done":
      tally.files += 1;
      tally.bytes += item.file.bytes;
      tally.unreadable.push(...item.unreadable);
      return;
    case "skipped": {
      const { count, names } = tally.skipped.get(item.reason) ?? { count: 0, names: [] };
      const named = names.length < namesMax ? [...names, item.name] : names;
      tally.skipped.set(item.reason, { count: count + 1, names: named });
      return;
    }
    case "unreadable": {
      const { name, code, reason } = item;
      tally.unreadable.push({ name, code, reason, count: 1 });
    }
  }
}

function increase<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
