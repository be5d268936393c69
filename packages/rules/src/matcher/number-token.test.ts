import { describe, expect, it } from "vitest";
import { parseDecimal } from "./decimal.ts";
import { numberText, numberValue, possibleTokens } from "./number-token.ts";

/** A JSON number, the text it is compared by, and its value as a decimal. */
const tokens: readonly (readonly [token: string, text: string, value: string | undefined])[] = [
  ["0", "0", "0"],
  ["-0", "0", "0"],
  ["1", "1", "1"],
  ["-12", "-12", "-12"],
  ["9007199254740993", "9007199254740993", "9007199254740993"],
  [
    "123456789012345678901234567890",
    "123456789012345678901234567890",
    "123456789012345678901234567890",
  ],
  ["0.0", "0.0", "0"],
  ["-0.0", "-0.0", "0"],
  ["1.0", "1.0", "1"],
  ["1e0", "1.0", "1"],
  ["1e3", "1000.0", "1000"],
  ["12.34", "12.34", "12.34"],
  ["-12.340", "-12.34", "-12.34"],
  ["0.1", "0.1", "0.1"],
  ["0.001", "0.001", "0.001"],
  ["0.00099", "9.9E-4", "0.00099"],
  ["1e-4", "1.0E-4", "0.0001"],
  ["9999999.0", "9999999.0", "9999999"],
  ["1e7", "1.0E7", "10000000"],
  ["12345678.9", "1.23456789E7", "12345678.9"],
  ["1e21", "1.0E21", "1e21"],
  ["1e308", "1.0E308", "1e308"],
  ["5e-324", "4.9E-324", "4.9e-324"],
  ["9007199254740993.0", "9.007199254740992E15", "9007199254740992"],
  ["1e-999", "0.0", "0"],
  ["-1e-999", "-0.0", "0"],
  ["1e309", "Infinity", undefined],
  ["-1e309", "-Infinity", undefined],
];

describe("a number in a record", () => {
  it.each(tokens)("%s has the text %s", (token, text) => {
    expect(numberText(token)).toBe(text);
  });

  it.each(tokens)("%s (%s) has the value %s", (token, _text, value) => {
    expect(numberValue(token)).toEqual(value === undefined ? undefined : parseDecimal(value));
  });
});

const parsed: readonly (readonly [number: number, tokens: readonly string[] | undefined])[] = [
  [1, ["1", "1.0"]],
  [-7, ["-7", "-7.0"]],
  [0, ["0", "0.0"]],
  [-0, ["-0", "-0.0"]],
  [1.5, ["1.5"]],
  [1e-7, ["1e-7"]],
  [Number.MAX_SAFE_INTEGER, ["9007199254740991", "9007199254740991.0"]],
  [2 ** 53, undefined],
  [1e21, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [Number.NEGATIVE_INFINITY, undefined],
];

describe("a parsed number", () => {
  it.each(parsed)("%d may have been written as %j", (number, expected) => {
    expect(possibleTokens(number)).toEqual(expected);
  });
});
