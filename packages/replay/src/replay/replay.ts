import { createCounter, type RuleSet, type Severity, severities } from "@logcritical/rules";
import { createExaminer } from "../examine/examiner.ts";
import { parseFinding, type RowPrinter } from "../examine/finding-text.ts";
import { unpackHits } from "../examine/hits.ts";
import type { Portion } from "../examine/portion.ts";
import { idWords } from "../examine/record-id.ts";
import type { Reading } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { type ReplayResult, withCount } from "./result.ts";
import { createSeen, type Seen } from "./seen.ts";
import { createSorter, type Sorted, type Sorter } from "./sorter.ts";
import { createTeller, type Fate, type Tally } from "./tally.ts";

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
  /** Takes what was read, or what has been examined already. */
  take(reading: Reading | Portion): void;
  /**
   * Counting follows record time, so nothing is known before everything has been taken. Not for a
   * run that was given a printer.
   */
  results(): Generator<ReplayResult, void>;
  /** The same, printed: by whoever examined the records where they had the printer, else now. */
  rows(print: RowPrinter["row"]): Generator<Row, void>;
  /** Complete once the results have been gone through. */
  tally(): Tally;
  /** Removes what was put on disk; to be called whatever happened. */
  close(): void;
}

/** A result, printed. */
export interface Row {
  /** When the call was made, in milliseconds since 1970. */
  readonly timeMs: number | undefined;
  /** A text, or one in UTF-8. */
  readonly row: string | Uint8Array;
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
  const severest = severities.slice(0, severities.indexOf(severityMin) + 1);
  const examiner = createExaminer({ rules, selection });
  const ruleIds = rules.rules.map(({ rule }) => rule.id);

  const takePortion = (portion: Portion): void => {
    const found = unpackHits(portion.hits);
    let next = found.next();
    for (let index = 0; index < portion.count; index += 1) {
      const fate = fateOf(portion, index, seen);
      teller.record(fate);
      for (; next.value?.index === index; next = found.next()) {
        if (fate !== "asked") continue;
        const { place, timeMs, id, text } = next.value;
        teller.match(ruleIds[place] ?? "");
        sorter.add({ timeMs, id, place }, text);
      }
    }
    teller.portion(portion);
  };

  const isTold = ({ place }: Sorted, severity: Severity): boolean => {
    const isGrave = severest.includes(severity);
    if (isGrave) teller.result({ ruleId: ruleIds[place] ?? "", severity });
    return isGrave;
  };

  return {
    take(reading) {
      if (reading.kind === "batch") takePortion(examiner.examine(reading));
      else if (reading.kind === "portion") takePortion(reading);
      else teller.reading(reading);
    },
    *results() {
      const count = createCounting(rules);
      for (const found of sorter.sorted()) {
        const counted = count(found);
        if (counted?.kind === "row") throw new Error("a result that has been printed already");
        if (counted !== undefined && isTold(found, counted.severity)) yield counted.result;
      }
    },
    *rows(print) {
      const count = createCounting(rules);
      for (const found of sorter.sorted()) {
        const counted = count(found);
        if (counted === undefined || !isTold(found, counted.severity)) continue;
        const row = counted.kind === "row" ? counted.row : print(counted.result);
        yield { timeMs: found.timeMs, row };
      }
    },
    tally: () => teller.tally(),
    close: () => sorter.close(),
  };
}

/** A copy that is not asked for says nothing of one that is. */
function fateOf({ ids, unselected }: Portion, index: number, seen: Seen): Fate {
  if (unselected?.has(index) === true) return "unselected";
  return seen.add(ids, index * idWords) ? "duplicate" : "asked";
}

/** What is left of a finding once thresholds have been counted. */
type Counted =
  | { readonly kind: "row"; readonly severity: Severity; readonly row: Uint8Array }
  | { readonly kind: "result"; readonly severity: Severity; readonly result: ReplayResult };

/**
 * Creates what lets findings through, given in the order of record time: of those that only count,
 * the ones that cross their rule's threshold.
 */
function createCounting(rules: RuleSet): (finding: Sorted) => Counted | undefined {
  const counters = rules.rules.map(
    ({ rule: { threshold } }) => threshold && createCounter(threshold),
  );
  return ({ place, text }) => {
    const found = parseFinding(text);
    if (found.kind === "row") return found;
    const crossing = found.measure && counters[place]?.addMeasured(found.measure);
    if (found.measure !== undefined && crossing === undefined) return undefined;
    const result = crossing ? withCount(found.readResult(), crossing) : found.readResult();
    return { kind: "result", severity: result.severity, result };
  };
}
