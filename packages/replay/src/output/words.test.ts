import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { createPaint } from "./paint.ts";
import {
  printBytes,
  printCount,
  printDuration,
  printNumber,
  printTargets,
  printThings,
} from "./words.ts";
import { printWrapped } from "./wrap.ts";

it.each([
  [0, "0 s"],
  [59_400, "59 s"],
  [60_000, "1 min"],
  [250_000, "4 min 10 s"],
  [3_600_000, "1 h"],
  [7_500_000, "2 h 5 min"],
])("printDuration writes %i ms as %s", (durationMs, text) => {
  expect(printDuration(durationMs)).toBe(text);
});

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1.0 kB"],
  [51_234, "51.2 kB"],
  [1.5e9, "1.5 GB"],
  [3e15, "3000.0 TB"],
])("printBytes writes %i as %s", (bytes, text) => {
  expect(printBytes(bytes)).toBe(text);
});

it.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [-1234, "-1,234"],
  [1_234_567, "1,234,567"],
  [Number.MAX_SAFE_INTEGER, "9,007,199,254,740,991"],
])("printNumber writes %i as %s", (number, text) => {
  expect(printNumber(number)).toBe(text);
});

it("says how many there are", () => {
  expect(printThings(1, "file")).toBe("1 file");
  expect(printThings(1234, "file")).toBe("1,234 files");
  expect(printThings(2, "entry", "entries")).toBe("2 entries");
  expect(printTargets([])).toBe("");
  expect(printTargets(["a"])).toBe("a");
  expect(printTargets(["a", "b", "c"])).toBe("a and 2 more");
  expect(printCount({ total: 3, eventIds: [] })).toBe("3 counted");
});

it.each([
  ["a b", { indent: 2, columns: 20 }, "  a b"],
  ["one two three", { indent: 1, columns: 9 }, " one two\n   three"],
  ["averylongword x", { indent: 0, columns: 5 }, "averylongword\n  x"],
])("printWrapped lays out %j in %j", (text, layout, expected) => {
  expect(printWrapped(text, layout)).toBe(expected);
});

it("printWrapped breaks painted words where it breaks plain ones", () => {
  const words = ["29:", "5 critical,", "9 high,", "11 medium,", "4 low"];
  const { severity } = createPaint(true);
  const painted = words.map((word) => word.replace(/[a-z]+/, (name) => severity("high", name)));
  for (const columns of [8, 20, 30, 60]) {
    const layout = { indent: 2, columns };
    const shown = printWrapped(painted.join(" "), layout);
    expect(shown).toContain("\u001b[");
    expect(stripVTControlCharacters(shown)).toBe(printWrapped(words.join(" "), layout));
  }
});
