/** One record, counted. */
interface Entry {
  readonly timeMs: number;
  readonly amount: number;
  readonly eventId: string | undefined;
}

/** When a timeline crosses, and how far back it remembers. */
export interface TimelineLimits {
  readonly over: number;
  readonly windowMs: number;
  /** How much younger the newest may be, for an entry to be counted with others. */
  readonly latenessMs: number;
}

/** The entries of one group in the order of time, whatever the order in which they come. */
export interface Timeline {
  /** The entries of a window that holds more than `over`, where this entry is what it lacked. */
  add(entry: Entry): readonly Entry[] | undefined;
}

/**
 * Entries closer together than the window make a burst, and a burst crosses once. From then on only
 * its ends are of interest, so that no more than `over` is ever kept of a window. An entry that
 * comes late may close the gap between two bursts: they are one, and where either has crossed, the
 * whole has. An entry that comes too late is counted by itself, as its window may be forgotten.
 */
export function createTimeline({ over, windowMs, latenessMs }: TimelineLimits): Timeline {
  let bursts: readonly Burst[] = [];
  return {
    add(entry) {
      const newestMs = Math.max(entry.timeMs, ...bursts.map(({ toMs }) => toMs));
      if (entry.timeMs < newestMs - latenessMs) return entry.amount > over ? [entry] : undefined;
      const isNear = ({ fromMs, toMs }: Burst): boolean =>
        entry.timeMs > fromMs - windowMs && entry.timeMs < toMs + windowMs;
      const near = bursts.filter(isNear);
      if (near.some((burst) => isCounted(burst, entry))) return undefined;
      const burst = join(near, entry);
      const crossing = burst.hasCrossed ? undefined : findCrossing(burst.entries, over, windowMs);
      const oldestMs = newestMs - latenessMs - windowMs;
      bursts = [
        ...bursts.filter((other) => !isNear(other) && other.toMs > oldestMs),
        crossing === undefined
          ? forget(burst, oldestMs)
          : { ...burst, hasCrossed: true, entries: [] },
      ];
      return crossing;
    },
  };
}

/** What happened without a pause as long as the window. */
interface Burst {
  readonly fromMs: number;
  readonly toMs: number;
  readonly hasCrossed: boolean;
  /** In the order of time; none once it has crossed. */
  readonly entries: readonly Entry[];
}

function isCounted({ entries }: Burst, { eventId }: Entry): boolean {
  return eventId !== undefined && entries.some((entry) => entry.eventId === eventId);
}

function join(bursts: readonly Burst[], entry: Entry): Burst {
  const hasCrossed = bursts.some((burst) => burst.hasCrossed);
  const entries = [...bursts.flatMap((burst) => burst.entries), entry];
  return {
    fromMs: Math.min(entry.timeMs, ...bursts.map(({ fromMs }) => fromMs)),
    toMs: Math.max(entry.timeMs, ...bursts.map(({ toMs }) => toMs)),
    hasCrossed,
    entries: hasCrossed ? [] : entries.toSorted(byTime),
  };
}

/** Those of one moment by their ids, so that the order in which they came decides nothing. */
function byTime(a: Entry, b: Entry): number {
  if (a.timeMs !== b.timeMs) return a.timeMs - b.timeMs;
  return (a.eventId ?? "") < (b.eventId ?? "") ? -1 : 1;
}

/** The first window that holds too much; it ends with an entry and is open where it starts. */
function findCrossing(
  entries: readonly Entry[],
  over: number,
  windowMs: number,
): readonly Entry[] | undefined {
  let total = 0;
  let start = 0;
  for (const [index, { timeMs, amount }] of entries.entries()) {
    total += amount;
    for (let first = entries[start]; first !== undefined && first.timeMs <= timeMs - windowMs; ) {
      total -= first.amount;
      start += 1;
      first = entries[start];
    }
    if (total > over) return entries.slice(start, index + 1);
  }
  return undefined;
}

function forget(burst: Burst, oldestMs: number): Burst {
  return { ...burst, entries: burst.entries.filter(({ timeMs }) => timeMs > oldestMs) };
}
