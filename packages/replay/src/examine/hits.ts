/**
 * What the rules found in a portion's records, packed: lists of numbers and of texts cost a small
 * part of what as many objects do on their way from thread to thread.
 */
export interface Hits {
  /** Three for each: its record's number, its rule's place, and its time. */
  readonly numbers: Float64Array;
  /** For each the record's id. */
  readonly ids: readonly string[];
  /** For each what is to be said. They stay apart, as one that is not Latin would widen them all. */
  readonly texts: readonly string[];
}

/** A finding. */
export interface Hit {
  /** Which of the records it is about. */
  readonly index: number;
  /** Which of the rules. */
  readonly place: number;
  /** When the call was made, in milliseconds since 1970. */
  readonly timeMs: number | undefined;
  /** The record's `eventID`; empty for none. */
  readonly id: string;
  /** What `printFinding` wrote of it. */
  readonly text: string;
}

const numbersEach = 3;

/** No findings. */
export const noHits: Hits = { numbers: new Float64Array(), ids: [], texts: [] };

/** Packs findings. */
export function packHits(hits: readonly Hit[]): Hits {
  if (hits.length === 0) return noHits;
  const numbers = new Float64Array(hits.length * numbersEach);
  for (const [at, { index, place, timeMs }] of hits.entries()) {
    numbers.set([index, place, timeMs ?? Number.NaN], at * numbersEach);
  }
  return { numbers, ids: hits.map(({ id }) => id), texts: hits.map(({ text }) => text) };
}

/** Takes findings out of their package, in their order. */
export function* unpackHits({ numbers, ids, texts }: Hits): Generator<Hit, undefined> {
  for (const [at, text] of texts.entries()) {
    const from = at * numbersEach;
    const timeMs = numbers[from + 2] ?? Number.NaN;
    yield {
      index: numbers[from] ?? 0,
      place: numbers[from + 1] ?? 0,
      timeMs: Number.isNaN(timeMs) ? undefined : timeMs,
      id: ids[at] ?? "",
      text,
    };
  }
  return undefined;
}
