/** How much happened when. */
export interface Point {
  readonly atMs: number;
  readonly id: string;
  readonly weight: number;
}

/** When what happens is too much: more than `over` in less than `windowMs`. */
export interface Allowance {
  readonly over: number;
  readonly windowMs: number;
}

/**
 * Slides a window over points in any order, and gives for each id the largest total above the
 * allowance of a window that holds it; ids that no such window holds are absent.
 */
export function findTotals(
  points: readonly Point[],
  { over, windowMs }: Allowance,
): ReadonlyMap<string, number> {
  const ordered = points.toSorted((a, b) => a.atMs - b.atMs);
  const totals = new Map<string, number>();
  let [total, start, told] = [0, 0, 0];
  for (const [end, { atMs, weight }] of ordered.entries()) {
    total += weight;
    for (let first = ordered[start]; first !== undefined && first.atMs <= atMs - windowMs; ) {
      total -= first.weight;
      start += 1;
      first = ordered[start];
    }
    if (total <= over) continue;
    // Windows that overlap share points: those told with the last one are told with this total
    // only at its end, or a burst of n points would take n² steps.
    for (const { id } of ordered.slice(Math.max(start, told), end + 1)) totals.set(id, total);
    told = end + 1;
  }
  return totals;
}
