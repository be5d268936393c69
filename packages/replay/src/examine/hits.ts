/**
 * What the rules found in a portion's records, packed: one list of numbers and one text cost a small
 * part of what as many objects do on their way from thread to thread.
 */
export interface Hits {
  /** Five for each: its record's number, its rule's place, its time, and two lengths. */
  readonly numbers: Float64Array;
  /** For each the record's id, and what is to be said. */
  readonly text: string;
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

const numbersEach = 5;

/** No findings. */
export const noHits: Hits = { numbers: new Float64Array(), text: "" };

/** Packs findings. */
export function packHits(hits: readonly Hit[]): Hits {
  if (hits.length === 0) return noHits;
  const numbers = new Float64Array(hits.length * numbersEach);
  const texts: string[] = [];
  for (const [at, { index, place, timeMs, id, text }] of hits.entries()) {
    numbers.set([index, place, timeMs ?? Number.NaN, id.length, text.length], at * numbersEach);
    texts.push(id, text);
  }
  return { numbers, text: texts.join("") };
}

/** Takes findings out of their package, in their order. */
export function* unpackHits({ numbers, text }: Hits): Generator<Hit, undefined> {
  let from = 0;
  for (let at = 0; at < numbers.length; at += numbersEach) {
    const [index = 0, place = 0, timeMs, idLength = 0, length = 0] = numbers.subarray(at);
    const textFrom = from + idLength;
    const to = textFrom + length;
    yield {
      index,
      place,
      timeMs: Number.isNaN(timeMs) ? undefined : timeMs,
      id: text.slice(from, textFrom),
      text: text.slice(textFrom, to),
    };
    from = to;
  }
  return undefined;
}
