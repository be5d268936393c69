import {
  type Counter,
  createCounter,
  type RuleSet,
  type Severity,
  severities,
} from "@logcritical/rules";
import { createExaminer, type Held } from "../examine/examiner.ts";
import type { Portion } from "../examine/portion.ts";
import { idWords, isId } from "../examine/record-id.ts";
import type { Reading } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { type ReplayResult, withCount } from "./result.ts";
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
  /** Takes what was read, or what has been examined already. */
  take(reading: Reading | Portion): void;
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
  const severest = severities.slice(0, severities.indexOf(severityMin) + 1);
  const examiner = createExaminer({ rules, selection });
  const ruleIds = rules.rules.map(({ rule }) => rule.id);

  const takePortion = (portion: Portion): void => {
    const { count, ids, unselected, hits } = portion;
    let next = 0;
    for (let index = 0; index < count; index += 1) {
      const isDuplicate = isId(ids, index * idWords) && seen.add(ids, index * idWords);
      const isAsked = !isDuplicate && unselected?.has(index) !== true;
      teller.record(isAsked ? "asked" : isDuplicate ? "duplicate" : "unselected");
      for (let hit = hits[next]; hit?.index === index; hit = hits[next]) {
        next += 1;
        if (!isAsked) continue;
        const { place, timeMs, id, text } = hit;
        teller.match(ruleIds[place] ?? "");
        sorter.add({ timeMs, id, place }, text);
      }
    }
    teller.portion(portion);
  };

  return {
    take(reading) {
      if (reading.kind === "batch") takePortion(examiner.examine(reading));
      else if (reading.kind === "portion") takePortion(reading);
      else teller.reading(reading);
    },
    *results() {
      const count = createCounting(rules);
      for (const text of sorter.sorted()) {
        // The sorter gives back what an examiner described.
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
