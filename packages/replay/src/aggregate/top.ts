/** Totals by key, of which the highest are kept. */
export interface Top<T> {
  /** The total of the key, made anew where there is none or where it was dropped. */
  of(key: string): T;
  known(key: string): T | undefined;
  /** The highest, highest first; among equals by key. */
  highest(most: number): Ranking<T>;
}

/** The highest of many. */
export interface Ranking<T> {
  readonly entries: readonly T[];
  /** How many more there are; at least so many where some were dropped. */
  readonly others: number;
  /**
   * By how much a total may be short, and the highest total that may be missing: 0 while nothing
   * was dropped, for then everything is exact.
   */
  readonly shortBy: number;
}

/** What a top needs to know about its totals. */
export interface TopParts<T> {
  readonly create: (key: string) => T;
  /** What is counted: the higher, the longer it stays. */
  readonly rank: (total: T) => number;
  /** How many are kept when there are too many. */
  readonly kept?: number;
}

/** Far more than anybody reads, and few enough to be held some ten times over. */
const keptMax = 10_000;

/** Longer keys are nobody's names, and a million of them must fit into memory. */
const keyLengthMax = 256;

/**
 * Creates totals whose memory does not grow with the number of keys: whenever there are twice as
 * many as are kept, the lower half goes. Whoever went and comes again starts anew, so a total may
 * be short, by no more than what was dropped each time; what stands higher than that cannot have
 * been missed.
 */
export function createTop<T>({ create, rank, kept = keptMax }: TopParts<T>): Top<T> {
  let totals = new Map<string, T>();
  let shortBy = 0;
  let dropped = 0;
  const sorted = (): readonly (readonly [string, T])[] =>
    [...totals].toSorted(([a, x], [b, y]) => rank(y) - rank(x) || (a < b ? -1 : 1));
  return {
    known: (long) => totals.get(long.slice(0, keyLengthMax)),
    of(long) {
      const key = long.slice(0, keyLengthMax);
      const known = totals.get(key);
      if (known !== undefined) return known;
      if (totals.size >= 2 * kept) {
        const ordered = sorted();
        const [, highestDropped] = ordered[kept] ?? [];
        shortBy += highestDropped === undefined ? 0 : rank(highestDropped);
        dropped += ordered.length - kept;
        totals = new Map(ordered.slice(0, kept));
      }
      const total = create(key);
      totals.set(key, total);
      return total;
    },
    highest(most) {
      const entries = sorted().map(([, total]) => total);
      const shown = entries.slice(0, most);
      const others = entries.length - shown.length + (dropped > 0 ? 1 : 0);
      return { entries: shown, others, shortBy };
    },
  };
}
