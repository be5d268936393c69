import {
  type Counter,
  createCounter,
  type Finding,
  type Measure,
  measure,
  type RuleSet,
  type Severity,
  severities,
} from "@logcritical/rules";
import { accountOf, regionOf, timeOf } from "@logcritical/rules/record";
import type { Reading } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import { describeFinding, type ReplayResult, withCount } from "./result.ts";
import { createSeen } from "./seen.ts";
import { createSorter, type Sorter } from "./sorter.ts";
import { createTeller, type Tally } from "./tally.ts";

/**
 * A run of rules over records: in goes what was read, in any order; out come the results in the
 * order of record time, and the counts.
 *
 *     const replay = createReplay({ rules, selection: everything, severityMin: "low" });
 *     for await (const reading of readRecords(walk(["trail/"], everything), stdin)) {
 *       replay.take(reading);
 *     }
 *     for (const result of replay.results()) console.log(result.time, result.ruleId);
 */
export interface Replay {
  take(reading: Reading): void;
  /** Counting follows record time, so nothing is known before everything has been taken. */
  results(): Generator<ReplayResult, void>;
  /** Complete once the results have been gone through. */
  tally(): Tally;
  /** Removes what was put on disk; to be called whatever happened. */
  close(): void;
}

/** What is run, over what. */
export interface ReplayParts {
  readonly rules: RuleSet;
  readonly selection: Selection;
  /** Results below it are neither given nor counted as findings. */
  readonly severityMin: Severity;
  /** For tests of what does not fit into memory. */
  readonly sorter?: Sorter;
}

/** Creates a run. Its memory does not grow with the number of records or results. */
export function createReplay(parts: ReplayParts): Replay {
  const { rules, selection, severityMin, sorter = createSorter() } = parts;
  const teller = createTeller(rules);
  const seen = createSeen();
  const places = new Map(rules.rules.map(({ rule }, place) => [rule.id, place]));
  const severest = severities.slice(0, severities.indexOf(severityMin) + 1);

  const ask = ({ record, json }: ReadRecord): void => {
    const timeMs = timeOf(record);
    const { eventID } = record;
    const id = typeof eventID === "string" ? eventID : "";
    const isDuplicate = id !== "" && seen.add(id);
    const isAsked = !isDuplicate && isSelected({ record, timeMs }, selection);
    teller.record(isAsked ? "asked" : isDuplicate ? "duplicate" : "unselected", timeMs);
    if (!isAsked) return;
    for (const finding of rules.match(record, json)) {
      teller.match(finding.ruleId);
      const held: Held = { result: describeFinding(finding), ...measureOf(finding) };
      const key = { timeMs, id, place: places.get(finding.ruleId) ?? 0 };
      sorter.add(key, JSON.stringify(held));
    }
  };

  return {
    take(reading) {
      teller.reading(reading);
      if (reading.kind === "batch") for (const read of reading.records) ask(read);
    },
    *results() {
      const count = createCounting(rules);
      for (const text of sorter.sorted()) {
        // The sorter gives back what `ask` put into it.
        const result = count(JSON.parse(text) as Held);
        if (result === undefined || !severest.includes(result.severity)) continue;
        teller.result(result);
        yield result;
      }
    },
    tally: () => teller.tally(),
    close: () => sorter.close(),
  };
}

/** A finding on its way through the sorter, with what it counts where it only counts. */
interface Held {
  readonly result: ReplayResult;
  readonly measure?: Measure;
}

function measureOf({ threshold, record }: Finding): Pick<Held, "measure"> {
  return threshold === undefined ? {} : { measure: measure(threshold, record) };
}

/** What a record has no time, account or region for cannot leave it out: nothing is to be missed. */
function isSelected(
  {
    record,
    timeMs,
  }: { readonly record: ReadRecord["record"]; readonly timeMs?: number | undefined },
  { sinceMs, untilMs, accounts, regions }: Selection,
): boolean {
  if (timeMs !== undefined && sinceMs !== undefined && timeMs < sinceMs) return false;
  if (timeMs !== undefined && untilMs !== undefined && timeMs >= untilMs) return false;
  return isAmong(accountOf(record), accounts) && isAmong(regionOf(record), regions);
}

function isAmong(name: string | undefined, asked: ReadonlySet<string>): boolean {
  return asked.size === 0 || name === undefined || asked.has(name);
}

/** Lets findings of rules with a threshold through only where they cross it. */
function createCounting(rules: RuleSet): (held: Held) => ReplayResult | undefined {
  const counters = new Map<string, Counter>();
  for (const { rule } of rules.rules) {
    if (rule.threshold !== undefined) counters.set(rule.id, createCounter(rule.threshold));
  }
  return ({ result, measure: measured }) => {
    if (measured === undefined) return result;
    const crossing = counters.get(result.ruleId)?.addMeasured(measured);
    return crossing === undefined ? undefined : withCount(result, crossing);
  };
}
