import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchGlob } from "../../test/support/match-glob.ts";
import { checkRegex } from "../condition/regex.ts";
import { regexOfText } from "./text-regex.ts";

const cases: readonly (readonly [text: string, source: string, exact: boolean])[] = [
  ["", "^$", true],
  ["abc", "^abc$", true],
  ['say "x"', "^say\\x20\\x22x\\x22$", true],
  ["*", "^", true],
  ["**", "^", true],
  ["a*", "^a", true],
  ["*a*", "a", true],
  ["**a**", "a", true],
  ["*a", "a$", false],
  ["a*b", "^a[\\s\\S]*b$", false],
  ["*a*b*", "a[\\s\\S]*b", false],
  ["é", "^[\\s\\S]*$", false],
  ["aéüb*", "^a[\\s\\S]*b", false],
  ["\ud800a", "^[\\s\\S]*a$", false],
  ["AZaz09:_#=@/;,-", "^AZaz09:_#=@/;,-$", true],
  ["$^?[]{}|\\+.", "^\\$\\^\\?\\[\\]\\{\\}\\|\\\\\\+\\.$", true],
  [
    "()!%&'<>~`\t\u0000\u007f",
    "^\\x28\\x29\\x21\\x25\\x26\\x27\\x3c\\x3e\\x7e\\x60\\x09\\x00\\x7f$",
    true,
  ],
];

describe("regexOfText", () => {
  it.each(cases)("of %j is %s", (text, source, exact) => {
    expect(regexOfText(text)).toEqual({ source, exact });
  });

  it("accepts all that the text does, and where it is exact nothing else", () => {
    const piece = fc.constantFrom("a", "b", "ab", "*", "*", '"', "\\", ".", "é", "\n");
    const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, text, fc.array(fc.constantFrom("", "a", "b", '"')), (glob, other, runs) => {
        const { source, exact } = regexOfText(glob);
        expect(checkRegex(source)).toEqual([]);
        const filled = runs.reduce((value, run) => value.replace("*", run), glob);
        for (const value of [glob, other, filled, filled + other, filled + filled]) {
          const [accepted, wanted] = [new RegExp(source).test(value), matchGlob(glob, value)];
          expect([glob, value, accepted]).toEqual([glob, value, wanted || (!exact && accepted)]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
