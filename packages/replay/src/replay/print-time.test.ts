import fc from "fast-check";
import { expect, it } from "vitest";
import { printTime } from "./print-time.ts";

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

it.each([
  [0, "1970-01-01T00:00:00Z"],
  [-1, "1969-12-31T23:59:59.999Z"],
  [Date.UTC(2026, 7, 1, 14, 5, 31), "2026-08-01T14:05:31Z"],
  [Date.UTC(2026, 7, 1, 14, 5, 31, 7), "2026-08-01T14:05:31.007Z"],
  [8.64e15, "+275760-09-13T00:00:00Z"],
])("%d is %s", (timeMs, text) => {
  expect(printTime(timeMs)).toBe(text);
});

it("what is no time is not printed", () => {
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => printTime(none)).toThrow(RangeError);
  }
});

it(`times are printed as Date prints them (seed ${seed})`, () => {
  const time = fc.date({ noInvalidDate: true }).map((date) => date.getTime());
  const near = fc.integer({ min: -2 * 24 * 3600, max: 2 * 24 * 3600 }).map((s) => s * 1000);
  fc.assert(
    fc.property(fc.oneof(time, near), (timeMs) => {
      expect(printTime(timeMs)).toBe(new Date(timeMs).toISOString().replace(".000Z", "Z"));
    }),
    { seed, numRuns: 1000 },
  );
});
