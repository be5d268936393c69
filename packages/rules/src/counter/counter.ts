/**
 * Counting over record time: in go the records that a rule matched, one after another, out comes a
 * crossing when more than the threshold allows were counted within its window.
 *
 *     const counter = createCounter({ over: 10, withinSeconds: 300, by: ["actor"], count: "records" });
 *     for (const record of records) {
 *       const crossing = counter.add(record);
 *       if (crossing !== undefined) alert(crossing);
 *     }
 *
 * There is no clock: the same records in the same order give the same crossings, on any day.
 */
import type { TrailRecord } from "../record/trail-record.ts";
import type { Threshold } from "../rule.ts";
import { type Measure, measure } from "./measure.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

/** More than the threshold allows, counted within one window. */
export interface Crossing {
  /** Which count it was: `Measure.group`. */
  readonly group: string;
  /** How much was counted in the window, always more than the threshold's `over`. */
  readonly total: number;
  /** When the first and the last record of the window were made, in milliseconds since 1970. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** The `eventID`s counted, in order of time; a record without one is not among them. */
  readonly eventIds: readonly string[];
}

/** Counts what it is given; it remembers no more than the window and the allowance ask for. */
export interface Counter {
  /** Counts a record that the rule matched; a crossing where this record completes one. */
  add(record: TrailRecord): Crossing | undefined;
  /** Likewise for what `measure` said of a record, where the record itself is no longer at hand. */
  addMeasured(measured: Measure): Crossing | undefined;
}

/**
 * How late a record may come and still be counted with its neighbours. CloudTrail delivers within
 * about 5 minutes on average and promises nothing ("How CloudTrail works", AWS CloudTrail User
 * Guide); an hour leaves room for retries on the way.
 */
export const latenessSecondsMax = 3600;

/** How many groups are remembered; beyond them the one that was quiet for longest is forgotten. */
export const groupsMax = 50_000;

/**
 * Creates a counter for one rule's threshold. It crosses when more than `over` is counted in less
 * than `withinSeconds`, once for each burst of a group: a burst ends when a whole window goes by
 * without a record. Records that come late, or again, give the crossings that they would give in
 * order and once, with two exceptions that cannot be helped: a crossing that has been given stays
 * so when a late record joins its burst to another one that had crossed as well, and it says what
 * was known when it was given.
 *
 * Not lost, but counted by itself, is a record without a readable `eventTime`, and one that comes
 * after another of its group that is younger by more than `latenessSecondsMax`.
 */
export function createCounter(threshold: Threshold): Counter {
  const { over } = threshold;
  const limits = {
    over,
    windowMs: threshold.withinSeconds * 1000,
    latenessMs: latenessSecondsMax * 1000,
  };
  const timelines = new Map<string, Timeline>();
  return {
    add(record) {
      return this.addMeasured(measure(threshold, record));
    },
    addMeasured({ group, amount, timeMs, eventId }) {
      if (timeMs === undefined) {
        return amount > over ? crossing(group, [{ amount, eventId }]) : undefined;
      }
      const timeline = timelines.get(group) ?? createTimeline(limits);
      // Set anew, it is the last in the map's order, and the first is the one longest unused.
      timelines.delete(group);
      timelines.set(group, timeline);
      forgetOldest(timelines);
      const counted = timeline.add({ timeMs, amount, eventId });
      return counted === undefined ? undefined : crossing(group, counted);
    },
  };
}

interface Counted {
  readonly amount: number;
  readonly timeMs?: number;
  readonly eventId?: string | undefined;
}

function crossing(group: string, counted: readonly Counted[]): Crossing {
  const fromMs = counted.at(0)?.timeMs;
  const toMs = counted.at(-1)?.timeMs;
  return {
    group,
    total: counted.reduce((sum, { amount }) => sum + amount, 0),
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
    eventIds: counted.flatMap(({ eventId }) => eventId ?? []),
  };
}

function forgetOldest(timelines: Map<string, Timeline>): void {
  const [oldest] = timelines.keys();
  if (timelines.size > groupsMax && oldest !== undefined) timelines.delete(oldest);
}
