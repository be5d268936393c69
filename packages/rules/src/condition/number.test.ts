import { expect, it } from "vitest";
import { numberKind } from "./number.ts";

it.each([
  ["0", "number"],
  ["01", "number"],
  ["-1.5", "number"],
  ["+1", "number"],
  ["5.", "number"],
  [".5", "number"],
  ["1e3", "number"],
  ["1E-3", "number"],
  ["1e2147483647", "number"],
  ["-1e-2147483647", "number"],
  ["1e2147483648", "too-large"],
  [".1e-2147483648", "too-large"],
  ["", "other"],
  [".", "other"],
  ["-", "other"],
  ["1e", "other"],
  ["1e+", "other"],
  ["e3", "other"],
  ["1.2.3", "other"],
  ["1 ", "other"],
  ["0x1", "other"],
  ["Infinity", "other"],
])("says that %j is of kind %s", (text, kind) => {
  expect(numberKind(text)).toBe(kind);
});
