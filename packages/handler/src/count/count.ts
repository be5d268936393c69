import { measure, type Threshold } from "@logcritical/rules";
import { claimsMax } from "../limits.ts";
import type { Sighting } from "../match/sighting.ts";
import type { CountPoint, Counts } from "../state/state-table.ts";
import { findTotals } from "./window.ts";

/** Findings that are told, and those that so far only add to a count. */
export interface Counted {
  /** Of rules that do not count, and of rules that have counted too much. */
  readonly over: readonly Sighting[];
  readonly below: readonly Sighting[];
}

/** How long after its window a point is kept, for records that come late: a day. */
const latenessMs = 24 * 3600 * 1000;

/**
 * Counts, in record time, what rules with a threshold found. Every point is written before the
 * series is read, so that of runtimes at work at once at least one sees them all; a point is one
 * however often its record comes. In the process alone the count is of what this runtime saw.
 */
export async function count(
  sightings: readonly Sighting[],
  counts: Counts,
  nowMs: number,
): Promise<Counted> {
  const over: Sighting[] = [];
  const below: Sighting[] = [];
  const measured: Measured[] = [];
  for (const sighting of sightings) {
    const { threshold } = sighting.finding;
    if (threshold === undefined) over.push(sighting);
    else measured.push(measureSighting(sighting, threshold));
  }
  const points = measured.slice(0, claimsMax).map(({ point }) => point);
  await counts.add(points, nowMs + latenessMs);
  for (const [series, members] of Map.groupBy(measured, ({ point }) => point.series)) {
    const totals = await totalsOf(series, members, counts);
    for (const { sighting, point } of members) {
      const total = totals.get(point.id);
      if (total === undefined) below.push(sighting);
      else over.push({ ...sighting, total });
    }
  }
  return { over, below };
}

interface Measured {
  readonly sighting: Sighting;
  readonly threshold: Threshold;
  readonly point: CountPoint;
}

function measureSighting(sighting: Sighting, threshold: Threshold): Measured {
  const { group, amount } = measure(threshold, sighting.finding.record);
  const { atMs, eventID, finding } = sighting;
  const series = `count/${finding.ruleId}/${group}`;
  return { sighting, threshold, point: { series, atMs, id: eventID, weight: amount } };
}

/** By a point's id, the most that a window around it holds, for those where that is too much. */
async function totalsOf(
  series: string,
  members: readonly Measured[],
  counts: Counts,
): Promise<ReadonlyMap<string, number>> {
  const [first] = members;
  if (first === undefined) return new Map();
  const { over, withinSeconds } = first.threshold;
  const windowMs = withinSeconds * 1000;
  let [fromMs, toMs] = [first.point.atMs, first.point.atMs];
  for (const { point } of members) {
    fromMs = Math.min(fromMs, point.atMs);
    toMs = Math.max(toMs, point.atMs);
  }
  const known = await counts.read(series, fromMs - windowMs, toMs + windowMs);
  const points = new Map([...known, ...members.map(({ point }) => point)].map((p) => [p.id, p]));
  return findTotals([...points.values()], { over, windowMs });
}
