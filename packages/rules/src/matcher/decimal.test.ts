import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { compareDecimals, type Decimal, parseDecimal } from "./decimal.ts";

function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (parsed === undefined) throw new Error(`${text} is no decimal`);
  return parsed;
}

/** Each row from the smaller to the larger; those in one list are equal. */
const ascending: readonly (readonly string[])[] = [
  ["-1e2000000000"],
  ["-9007199254740993"],
  ["-9007199254740992"],
  ["-10", "-1e1", "-010.0"],
  ["-1.5"],
  ["-0.001"],
  ["0", "-0", "+0", "0.0", "0e999", ".0", "000"],
  ["1e-2000000000"],
  ["0.001", "1e-3", ".001", "1.00E-3"],
  ["0.01"],
  ["1", "+1", "1.", "1.0", "01", "10e-1"],
  ["1.05"],
  ["1.5"],
  ["12"],
  ["123"],
  ["9007199254740992", "9007199254740992.000"],
  ["9007199254740993", "9.007199254740993e15"],
  ["1e2000000000", "10e1999999999"],
];

describe("a decimal", () => {
  const rows = ascending.flatMap((equals, rank) => equals.map((text) => ({ text, rank })));
  const pairs = rows.flatMap((a) => rows.map((b) => ({ a, b })));

  it.each(pairs)("compares $a.text with $b.text exactly", ({ a, b }) => {
    const order = compareDecimals(decimal(a.text), decimal(b.text));
    expect(Math.sign(order)).toBe(Math.sign(a.rank - b.rank));
  });

  it.each(["", ".", "-", "1e", "e1", "1e1.5", "0x1", "Infinity", "1 ", "--1", "1,0"])(
    "is not %j",
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it(`orders doubles as JavaScript does (seed ${fuzzSeed})`, () => {
    const double = fc.double({ noDefaultInfinity: true, noNaN: true });
    check(fc.tuple(double, double), 2000, ([a, b]) => {
      const order = compareDecimals(decimal(String(a)), decimal(String(b)));
      expect(Math.sign(order)).toBe(a === b ? 0 : Math.sign(a > b ? 1 : -1));
    });
  });

  it("reads a megabyte of zeros at once", () => {
    const zeros = "0".repeat(1_000_000);
    expect(decimal(`1${zeros}1`).exponent).toBe(1_000_002);
    expect(decimal(`${zeros}.${zeros}1${zeros}`)).toEqual({
      sign: 1,
      digits: "1",
      exponent: -1_000_000,
    });
  });
});
