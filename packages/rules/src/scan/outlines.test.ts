import { expect, it } from "vitest";
import { createOutlineTable } from "./outlines.ts";

const slots = new Map([
  ["a", 1],
  ["b.c", 2],
  ["b.d.e", 3],
]);

it("outlines are what is left of a record, by number, until they are forgotten", () => {
  const table = createOutlineTable([["a", "b.d.e"], ["b.c"]], slots, 3);
  expect(table.slots).toEqual([[1, 3], [2]]);
  expect(table.add(0, (slot) => `"${slot}"`)).toBe(1);
  expect(table.add(0, (slot) => (slot === 3 ? "null" : undefined))).toBe(2);
  expect(table.isFull()).toBe(false);
  expect(table.add(1, () => undefined)).toBe(3);
  // One that nobody asked for.
  expect(table.add(2, () => "1")).toBe(4);
  const none = {};
  const outlines = [
    undefined,
    { a: "1", b: { d: { e: "3" } } },
    { b: { d: { e: null } } },
    none,
    none,
  ];
  expect(table.outlines).toEqual(outlines);
  expect(table.isFull()).toBe(true);
  table.forget();
  expect(table.outlines).toEqual([undefined]);
  expect(table.add(1, () => "1.50")).toBe(1);
  expect(table.outlines[1]).toEqual({ b: { c: 1.5 } });
});
