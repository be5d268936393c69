import { describe, expect, it } from "vitest";
import { compileGlob } from "./glob.ts";

const cases: readonly (readonly [glob: string, text: string, accepted: boolean])[] = [
  ["", "", true],
  ["", "a", false],
  ["abc", "abc", true],
  ["abc", "abcd", false],
  ["*", "", true],
  ["*", "anything", true],
  ["**", "anything", true],
  ["ab*", "ab", true],
  ["ab*", "abc", true],
  ["ab*", "ab\nc", true],
  ["ab*", "xab", false],
  ["*bc", "abc", true],
  ["*bc", "bc", true],
  ["*bc", "abcd", false],
  ["*b*", "abc", true],
  ["*b*", "ac", false],
  ["a*c", "abc", true],
  ["a*c", "ac", true],
  ["a*c", "abcd", false],
  ["a*c", "xabc", false],
  ["a**c", "abc", true],
  ["ab*ba", "aba", false],
  ["a*b*c", "a1b2c", true],
  ["a*b*c", "a1c2b", false],
  // First occurrences, without a second try: what CloudWatch answered in 2019.
  ["*111.111.111", "111.111.111.111", false],
  ["*.111.111.111", "111.111.111.111", true],
  ["111*111", "111.111.111.111", false],
  ["*root", "user/root-root", false],
  ["*bc*", "bcbc", true],
  // Nothing else in a glob has a meaning.
  ["a?c", "abc", false],
  ["[ab]", "a", false],
  ["a\\*", "a\\b", true],
];

describe("a glob", () => {
  it.each(cases)("%j on %j is %j", (glob, text, accepted) => {
    expect(compileGlob(glob)(text)).toBe(accepted);
  });
});
