import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { matchGlob } from "../../test/support/match-glob.ts";
import { containsGlob, isDisjointGlob, widerGlobs } from "./glob.ts";

describe(`with seed ${fuzzSeed}`, () => {
  const glob = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 6 });
  const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });

  it("whatever contains takes all that the other does", () => {
    check(fc.tuple(glob, glob, text), 5000, ([wide, narrow, value]) => {
      const isLost = matchGlob(narrow, value) && !matchGlob(wide, value);
      expect([wide, narrow, value, isLost && containsGlob(wide, narrow)]).toContain(false);
    });
  });

  it("what has nothing in common takes no text in common", () => {
    check(fc.tuple(glob, glob, text), 5000, ([one, other, value]) => {
      const isCommon = matchGlob(one, value) && matchGlob(other, value);
      expect([one, other, value, isCommon && isDisjointGlob(one, other)]).toContain(false);
    });
  });

  it("whatever is wider contains", () => {
    const words = fc.string({ unit: fc.constantFrom("Aaa", "Bbb", ".", "*"), maxLength: 6 });
    check(fc.tuple(words, words), 1000, ([one, value]) => {
      const isTaken = matchGlob(one, value);
      const lost = widerGlobs(one).filter((wide) => isTaken && !matchGlob(wide, value));
      expect(lost).toEqual([]);
    });
  });
});
