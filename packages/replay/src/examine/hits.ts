/**
 * What the rules found in a portion's records, packed: lists of numbers and bytes cost a small part
 * of what as many objects and texts do on their way from thread to thread, and are written as they
 * are.
 */
export interface Hits {
  /** Four for each: its record's number, its rule's place, its time, and where its text ends. */
  readonly numbers: Float64Array;
  /** For each the record's id. */
  readonly ids: readonly string[];
  /** What is to be said of each, one after the other, in UTF-8. */
  readonly texts: Uint8Array;
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
  /** What `printFinding` wrote of it, in UTF-8. */
  readonly text: Uint8Array;
}

const numbersEach = 4;

/** No findings. */
export const noHits: Hits = { numbers: new Float64Array(), ids: [], texts: new Uint8Array() };

/** Packs the findings of one portion after another, as they come. */
export class HitPacker {
  #numbers: number[] = [];
  #ids: string[] = [];
  /** It is used again, as new memory has to be had from the system. */
  #texts = Buffer.alloc(0);
  #size = 0;

  /** Forgets what has been added of a portion that is given up. */
  start(): void {
    this.#numbers = [];
    this.#ids = [];
    this.#size = 0;
  }

  add({ index, place, timeMs, id }: Omit<Hit, "text">, text: string): void {
    // A unit of UTF-16 takes three bytes at most (RFC 3629, section 3).
    const sizeMax = this.#size + text.length * 3;
    if (sizeMax > this.#texts.length) {
      const larger = Buffer.allocUnsafeSlow(sizeMax * 2);
      this.#texts.copy(larger, 0, 0, this.#size);
      this.#texts = larger;
    }
    this.#size += this.#texts.write(text, this.#size);
    this.#numbers.push(index, place, timeMs ?? Number.NaN, this.#size);
    this.#ids.push(id);
  }

  /** What has been added since the start, in memory that is no larger than it has to be. */
  pack(): Hits {
    if (this.#ids.length === 0) return noHits;
    const hits = {
      numbers: new Float64Array(this.#numbers),
      ids: this.#ids,
      texts: new Uint8Array(this.#texts.subarray(0, this.#size)),
    };
    this.start();
    return hits;
  }
}

/** Takes findings out of their package, in their order. */
export function* unpackHits({ numbers, ids, texts }: Hits): Generator<Hit, undefined> {
  let from = 0;
  for (const [number, id] of ids.entries()) {
    const at = number * numbersEach;
    const timeMs = numbers[at + 2] ?? Number.NaN;
    const end = numbers[at + 3] ?? from;
    yield {
      index: numbers[at] ?? 0,
      place: numbers[at + 1] ?? 0,
      timeMs: Number.isNaN(timeMs) ? undefined : timeMs,
      id,
      text: texts.subarray(from, end),
    };
    from = end;
  }
  return undefined;
}
