import { expect, it } from "vitest";
import { textAt, valueAt } from "./value.ts";

const root = { a: { b: "text", c: 1, d: "", e: null, f: ["x"], g: true } };

it.each([
  [["a", "b"], "text", "text"],
  [["a", "c"], 1, "1"],
  [["a", "g"], true, "true"],
  [["a", "d"], "", undefined],
  [["a", "e"], null, undefined],
  [["a", "f", "0"], undefined, undefined],
  [["a", "b", "length"], undefined, undefined],
  [["constructor"], undefined, undefined],
  [["__proto__"], undefined, undefined],
  [[], root, undefined],
])("under %j there is %j, as text %j", (names, value, text) => {
  expect(valueAt(root, ...names)).toEqual(value);
  expect(textAt(root, ...names)).toBe(text);
});
