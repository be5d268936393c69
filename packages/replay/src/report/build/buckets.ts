import type { Severity } from "@logcritical/rules";
import { timeLimits } from "@logcritical/rules/record";
import { utcTickInterval } from "d3-time";
import type { ReplayResult } from "../../replay/result.ts";
import type { ReportBucket, ReportTimeline } from "../report.ts";

/** Findings sorted into stretches of time. */
export interface Buckets {
  add(result: ReplayResult): void;
  timeline(): ReportTimeline | undefined;
}

const minuteMs = 60_000;

/** About so many bars: each is still seen on a phone. */
const countWanted = 90;

/** Creates stretches of equal length that hold all of the time given, in milliseconds since 1970. */
export function createBuckets(fromMs: number | undefined, toMs: number | undefined): Buckets {
  const buckets = fromMs === undefined || toMs === undefined ? [] : cut(fromMs, toMs);
  let [untimed, timed] = [0, 0];
  return {
    add({ time, severity }) {
      const bucket = time === undefined ? undefined : find(buckets, Date.parse(time));
      if (bucket === undefined) untimed += 1;
      else {
        bucket.counts[severity] += 1;
        timed += 1;
      }
    },
    timeline() {
      const [first] = buckets;
      if (first === undefined || timed === 0) return undefined;
      return { step: nameOf(first), buckets, untimed };
    },
  };
}

interface Bucket extends ReportBucket {
  readonly counts: Record<Severity, number>;
}

/** Along the calendar in UTC, so that a bar is an hour, a day or a month. */
function cut(fromMs: number, toMs: number): readonly Bucket[] {
  const end = Math.max(toMs + 1, fromMs + minuteMs);
  const interval = utcTickInterval(new Date(fromMs), new Date(end), countWanted);
  if (interval === null) throw new Error(`no interval from ${fromMs} to ${toMs}`);
  const buckets: Bucket[] = [];
  let startMs = Math.max(timeLimits.firstMs, interval.floor(new Date(fromMs)).getTime());
  while (startMs < Math.min(end, timeLimits.lastMs)) {
    const endMs = Math.min(timeLimits.lastMs, interval.offset(new Date(startMs), 1).getTime());
    buckets.push({ startMs, endMs, counts: { critical: 0, high: 0, medium: 0, low: 0 } });
    startMs = endMs;
  }
  return buckets;
}

/** The last one that starts at or before the time; they lie close together. */
function find(buckets: readonly Bucket[], timeMs: number): Bucket | undefined {
  let [low, high] = [0, buckets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((buckets[middle]?.startMs ?? 0) <= timeMs) low = middle + 1;
    else high = middle;
  }
  const found = buckets[low - 1];
  return found !== undefined && timeMs <= found.endMs ? found : undefined;
}

const dayMs = 24 * 3600 * 1000;

/** Stretches of the calendar that have names: months and years are not equally long. */
const names: readonly (readonly [name: string, days: number])[] = [
  ["year", 365],
  ["month", 28],
  ["week", 7],
  ["day", 1],
  ["hour", 1 / 24],
  ["minute", 1 / 24 / 60],
  ["second", 1 / 24 / 3600],
];

function nameOf({ startMs, endMs }: Bucket): string {
  const days = (endMs - startMs) / dayMs;
  const [name, length] = names.find(([, least]) => days >= least) ?? ["second", days];
  const count = Math.round(days / length);
  return count === 1 ? name : `${count} ${name}s`;
}
