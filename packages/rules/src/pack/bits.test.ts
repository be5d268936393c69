import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { countBeyond, createBits, intersect, unite } from "./bits.ts";

const size = 100;
const numbers = Array.from({ length: size }, (_, index) => index);
const [none, every] = [createBits(size, []), createBits(size, numbers)];

describe(`with seed ${fuzzSeed}`, () => {
  const list = fc.uniqueArray(fc.nat(size - 1), { maxLength: size });

  it("bits count as lists do", () => {
    check(fc.tuple(list, list, list), 500, ([one, two, three]) => {
      const sets = [one, two, three].map((members) => createBits(size, members));
      const third = createBits(size, three);
      const inAny = numbers.filter((n) => one.includes(n) || two.includes(n) || three.includes(n));
      const inAll = numbers.filter((n) => one.includes(n) && two.includes(n) && three.includes(n));
      const beyond = inAny.filter((n) => !three.includes(n));
      expect(countBeyond(sets, none)).toBe(inAny.length);
      expect(countBeyond([unite(none, sets)], none)).toBe(inAny.length);
      expect(countBeyond([intersect(every, sets)], none)).toBe(inAll.length);
      expect(countBeyond(sets, third)).toBe(beyond.length);
    });
  });

  it("no sets unite to none and intersect to all", () => {
    expect([unite(none, []), intersect(every, [])]).toEqual([none, every]);
    expect([countBeyond([], none), countBeyond([every], none)]).toEqual([0, size]);
  });
});
