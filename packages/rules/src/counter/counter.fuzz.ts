import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import type { TrailRecord } from "../record/trail-record.ts";
import { createCounter } from "./counter.ts";

const windowSeconds = 10;

interface Sighting {
  readonly seconds: number;
  readonly id: number;
}

const sightings = fc.uniqueArray(fc.record({ seconds: fc.nat(80), id: fc.nat(999) }), {
  selector: ({ id }) => id,
  maxLength: 30,
});
const over = fc.integer({ min: 0, max: 4 });

/** In order of time; once each; in any order and some of them twice. */
const orders = sightings.chain((once) =>
  fc.record({
    once: fc.constant(once.toSorted((a, b) => a.seconds - b.seconds || order(a, b))),
    shuffled: fc
      .subarray(once)
      .chain((again) =>
        fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }),
      ),
  }),
);

function order(a: Sighting, b: Sighting): number {
  return `${a.id}` < `${b.id}` ? -1 : 1;
}

/** For each crossing the time at which its window ends. */
function crossings(overs: number, records: readonly Sighting[]): readonly number[] {
  const counter = createCounter({
    over: overs,
    withinSeconds: windowSeconds,
    by: [],
    count: "records",
  });
  return records
    .flatMap((sighting) => (counter.add(recordOf(sighting))?.toMs ?? -1) / 1000)
    .filter((seconds) => seconds >= 0);
}

function recordOf({ seconds, id }: Sighting): TrailRecord {
  return { eventTime: new Date(seconds * 1000).toISOString(), eventID: `${id}` };
}

/** The definition, word for word: runs without a pause of a window, and whether one crosses. */
function burstsOf(overs: number, sorted: readonly Sighting[]): readonly Burst[] {
  const bursts: Sighting[][] = [];
  for (const sighting of sorted) {
    const last = bursts.at(-1)?.at(-1);
    const joined = last !== undefined && sighting.seconds - last.seconds < windowSeconds;
    if (joined) bursts.at(-1)?.push(sighting);
    else bursts.push([sighting]);
  }
  return bursts.map((burst) => ({
    from: burst[0]?.seconds ?? 0,
    to: burst.at(-1)?.seconds ?? 0,
    first: burst.find(
      ({ seconds }, index) =>
        burst.slice(0, index + 1).filter((other) => other.seconds > seconds - windowSeconds)
          .length > overs,
    )?.seconds,
  }));
}

interface Burst {
  readonly from: number;
  readonly to: number;
  /** When it crosses first, where it does. */
  readonly first: number | undefined;
}

describe(`with seed ${fuzzSeed}`, () => {
  it("a counter crosses once in each burst that is too much, as soon as it is", () => {
    check(fc.tuple(over, orders), 2000, ([overs, { once }]) => {
      const expected = burstsOf(overs, once).flatMap(({ first }) => first ?? []);
      expect(crossings(overs, once)).toEqual(expected);
    });
  });

  it("a counter crosses in the same bursts when records come late and again", () => {
    check(fc.tuple(over, orders), 2000, ([overs, { once, shuffled }]) => {
      const found = crossings(overs, shuffled);
      for (const { from, to, first } of burstsOf(overs, once)) {
        const inside = found.filter((seconds) => seconds >= from && seconds <= to);
        expect(inside.length > 0).toBe(first !== undefined);
      }
    });
  });

  it("a counter tells each burst once, whatever the order, where no record joins two", () => {
    check(fc.tuple(over, orders), 2000, ([overs, { once, shuffled }]) => {
      const bursts = burstsOf(overs, once).filter(({ from, to }) => to - from < windowSeconds);
      const found = crossings(overs, shuffled);
      for (const { from, to, first } of bursts) {
        const inside = found.filter((seconds) => seconds >= from && seconds <= to);
        expect(inside).toHaveLength(first === undefined ? 0 : 1);
      }
    });
  });
});
