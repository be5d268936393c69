import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { countBeyond, createBits, intersect, unite } from "./bits.ts";

const size = 100;

describe(`with seed ${fuzzSeed}`, () => {
  const numbers = fc.uniqueArray(fc.nat(size - 1), { maxLength: size });

  it("bits count as sets do", () => {
    check(fc.tuple(numbers, numbers, numbers), 500, (lists) => {
      const [one, other, third] = lists.map((list) => new Set(list)) as [
        Set<number>,
        Set<number>,
        Set<number>,
      ];
      const bits = lists.map((list) => createBits(size, list)) as [
        Uint32Array,
        Uint32Array,
        Uint32Array,
      ];
      const none = createBits(size, []);
      const every = createBits(
        size,
        Array.from({ length: size }, (_, index) => index),
      );
      expect(countBeyond([unite(none, bits)], none)).toBe(one.union(other).union(third).size);
      expect(countBeyond(bits, none)).toBe(one.union(other).union(third).size);
      expect(countBeyond([intersect(every, bits)], none)).toBe(
        one.intersection(other).intersection(third).size,
      );
      expect(countBeyond([bits[0], bits[1]], bits[2])).toBe(
        one.union(other).difference(third).size,
      );
    });
  });

  it("no sets unite to none and intersect to all", () => {
    const [none, all] = [createBits(2, []), createBits(2, [0, 1])];
    expect([unite(none, []), intersect(all, [])]).toEqual([none, all]);
    expect([countBeyond([], none), countBeyond([all], none)]).toEqual([0, 2]);
  });
});
