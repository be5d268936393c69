import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitrarySettings } from "../../test/support/arbitrary-atom.ts";
import { arbitraryCondition } from "../../test/support/arbitrary-condition.ts";
import { readConformanceVectors } from "../../test/support/conformance-vectors.ts";
import { evaluatePattern } from "../../test/support/evaluate-pattern.ts";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { parsePattern } from "./parse.ts";
import { printPattern, printText } from "./print.ts";
import { widen } from "./widen.ts";
import { isNever } from "./widened.ts";

const tokens = [
  ..."{ } ( ) && || & | = != < <= > >= == => $ . $.a .* [*] [0] [ ['x.y'] IS NOT NULL TRUE".split(
    " ",
  ),
  ...'EXISTS and null a b.c * 1 -0.5 1e3 +1 x: "x" "\\"" " \\ %x% %(% % \' , é 😀 \n'.split(" "),
];

/** Tests that are right, or nearly. */
const almostTest = fc
  .tuple(
    fc.constantFrom(
      "$.a",
      "$.a.b",
      "$.a[*]",
      "$.['x.y']",
      "$.a[0]",
      "$.a.*.b",
      "$.",
      "$.a[*][*]",
      "a",
    ),
    fc.constantFrom("=", "!=", "<", ">=", "IS", "NOT", "==", ""),
    fc.constantFrom('"x y"', "x*", "1", "-1.5e3", "%x+%", "NULL", "TRUE", "EXISTS", "%", "a:b", ""),
    fc.constantFrom(" ", "", "  "),
  )
  .map(([selector, operator, value, blank]) => [selector, operator, value].join(blank));

const almostGroup = fc
  .array(
    fc.tuple(
      fc.constantFrom("", "", "(", "(("),
      almostTest,
      fc.constantFrom("", "", ")", "))"),
      fc.constantFrom(" && ", "||", " and "),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.flat().slice(0, -1).join(""));

const tokenSoup = fc
  .tuple(fc.array(fc.constantFrom(...tokens), { maxLength: 30 }), fc.constantFrom(" ", ""))
  .map(([parts, blank]) => parts.join(blank));

const braced = fc.oneof(almostTest, almostGroup, tokenSoup).map((inside) => `{ ${inside} }`);
const regex = fc
  .array(
    fc.constantFrom(
      ...String.raw`a b . * + ? {2} {2,1} { } [a-c] [^a] [z-a] [ ] \d \x41 \. \( | - /`.split(" "),
    ),
    { maxLength: 6 },
  )
  .chain((parts) =>
    fc.constantFrom("", "^", "$").map((end) => (end === "^" ? [end, ...parts] : [...parts, end])),
  )
  .map((parts) => `%${parts.join("")}%`);
const anyText = fc.oneof(
  braced,
  regex,
  tokenSoup,
  fc.string({ unit: "binary", maxLength: 100 }),
  regex.map((source) => `{ $.a != ${source} }`),
);

/** Of a text that is right but for its size. */
const limits: ReadonlySet<string> = new Set([
  "pattern-too-long",
  "too-many-regexes",
  "too-many-wildcards",
]);

const published = [
  ...new Map(
    readConformanceVectors()
      .filter(({ expected, disputed }) => expected !== "invalid" && !disputed)
      .map(({ pattern }) => [pattern, pattern]),
  ).keys(),
];

describe(`with seed ${fuzzSeed}`, () => {
  it("every widened condition is read back as it was written", () => {
    check(arbitraryCondition, 3000, ({ condition }) => {
      const { condition: widened } = widen(condition, arbitrarySettings);
      fc.pre(!isNever(widened));
      const parsed = parsePattern(printText(widened));
      const codes = parsed.ok ? [] : parsed.problems.map(({ code }) => code);
      if (codes.length > 0 && codes.every((code) => limits.has(code))) return;
      expect(parsed).toEqual({ ok: true, value: widened });
    });
  });

  it("any text at all is read, or refused at a place in it and with a sentence", () => {
    check(anyText, 5000, (text) => {
      const parsed = parsePattern(text);
      if (parsed.ok) return;
      expect(parsed.problems.length).toBeGreaterThan(0);
      for (const { position, message } of parsed.problems) {
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(text.length);
        expect(message).toMatch(/^[A-Z"].*\.$/su);
      }
    });
  });

  it("any text is read exactly if the other reader of patterns reads it", () => {
    check(anyText, 5000, (text) => {
      const isRead = parsePattern(text).ok;
      expect([text, isRead]).toEqual([text, evaluatePattern(text, "{}") !== "invalid"]);
    });
  });

  it.skipIf(published.length === 0)(
    "every published pattern prints exactly, and is read back",
    () => {
      expect(published.length).toBeGreaterThan(300);
      for (const pattern of published) {
        const parsed = parsePattern(pattern);
        if (!parsed.ok) throw new Error(`${pattern}: ${JSON.stringify(parsed.problems)}`);
        const printed = printPattern(parsed.value);
        expect(printed).toMatchObject({ ok: true, value: { exact: true } });
        expect(parsePattern(printed.ok ? printed.value.text : "")).toEqual(parsed);
      }
    },
  );
});
