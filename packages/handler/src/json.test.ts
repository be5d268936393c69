import { expect, it } from "vitest";
import { printValue } from "./json.ts";

/** The value of JSON text, deeper in lists than JavaScript can write. */
function nest(text: string): unknown {
  const levels = 50_000;
  return JSON.parse(`${"[".repeat(levels)}${text}${"]".repeat(levels)}`);
}

const values = [
  "null",
  "0",
  '"0"',
  "[]",
  "[0]",
  "[1]",
  '["1"]',
  "{}",
  '{"1":0}',
  '{"a":[1,[]]}',
  '{"a":[[],1]}',
  '{"a":[1],"b":[]}',
  '{"a":[],"b":[1]}',
];

it("values are told apart, at the top and deeper than JavaScript can write", () => {
  const parsed = values.map((text): unknown => JSON.parse(text));
  expect(parsed.map(printValue)).toEqual(values);
  const deep = values.map((text) => printValue(nest(text)));
  expect(new Set(deep).size).toBe(values.length);
  expect(values.map((text) => printValue(nest(text)))).toEqual(deep);
});

it("what nests too deep is told level by level", () => {
  expect(() => JSON.stringify(nest("0"))).toThrow(RangeError);
  expect(printValue(nest('{"a":[1,[]]}')).replace(/^(\[1\] )+/, "")).toBe('["a"] [2] 1 [0]');
});

it("what is missing is told, and what no JSON can be is a bug", () => {
  expect(printValue(undefined)).toBe("undefined");
  const circle: { self?: object } = {};
  circle.self = circle;
  expect(() => printValue(circle)).toThrow(TypeError);
});
