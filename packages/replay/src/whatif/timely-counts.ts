import type { StateTable } from "@logcritical/handler";

type Counts = StateTable["counts"];
type CountPoint = Parameters<Counts["add"]>[0][number];

/** How long a series that nothing is added to is kept, in milliseconds. */
const keptMs = 24 * 3600 * 1000;

/**
 * Counts for deliveries that come in the order of record time: what no later window can reach is
 * forgotten, so that a trail of any length takes little memory, and each look at a series little
 * time. Counters are left to those given.
 */
export function createTimelyCounts({ increment }: Pick<Counts, "increment">): Counts {
  const series = new Map<string, Series>();
  return {
    increment,
    async add(points, keepUntilMs) {
      for (const point of points) {
        const known = series.get(point.series)?.points ?? new Map<string, CountPoint>();
        known.set(`${point.atMs}/${point.id}`, point);
        // Put last, so that those first have been left alone the longest.
        series.delete(point.series);
        series.set(point.series, { points: known, keepUntilMs });
      }
      for (const [name, oldest] of series) {
        if (oldest.keepUntilMs >= keepUntilMs - keptMs) break;
        series.delete(name);
      }
    },
    async read(name, fromMs, toMs) {
      const points = series.get(name)?.points ?? new Map<string, CountPoint>();
      for (const [key, { atMs }] of points) if (atMs < fromMs) points.delete(key);
      return [...points.values()]
        .filter(({ atMs }) => atMs <= toMs)
        .toSorted((a, b) => a.atMs - b.atMs);
    },
  };
}

interface Series {
  readonly points: Map<string, CountPoint>;
  readonly keepUntilMs: number;
}
