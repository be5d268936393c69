import { expect, it } from "vitest";
import type { ReplayResult } from "../../replay/result.ts";
import { createBuckets } from "./buckets.ts";

const second = 1000;
const day = 24 * 3600 * second;
const start = Date.UTC(2026, 0, 31, 23, 59, 59);

it.each([
  ["one moment", 0, "second"],
  ["an hour", 3600 * second, "30 seconds"],
  ["a day", day, "15 minutes"],
  ["a week", 7 * day, "3 hours"],
  ["a quarter", 90 * day, "day"],
  ["a year", 365 * day, "week"],
  ["eight years", 8 * 365 * day, "month"],
  ["a century", 100 * 365 * day, "year"],
] as const)("stretches of time hold every finding of %s", (_, length, step) => {
  const buckets = createBuckets(start, start + length);
  const times = Array.from({ length: 101 }, (_, index) => start + (length * index) / 100);
  for (const time of times) {
    // Nothing else of a result is looked at.
    const result = { time: new Date(time).toISOString(), severity: "high" } as ReplayResult;
    buckets.add(result);
  }
  const timeline = buckets.timeline();
  const all = timeline?.buckets ?? [];
  expect(timeline).toMatchObject({ untimed: 0 });
  expect(all.reduce((sum, { counts }) => sum + counts.high, 0)).toBe(101);
  expect(all.length).toBeLessThan(160);
  expect(all.slice(1).every(({ startMs }, index) => startMs === all[index]?.endMs)).toBe(true);
  expect(timeline?.step).toBe(step);
});

it.each([
  ["0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"],
  ["0000-01-01T00:00:00.000Z", "0000-01-01T00:00:00.000Z"],
  ["0000-01-01T00:00:00.000Z", "0001-06-01T00:00:00.000Z"],
  ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ["9998-06-01T00:00:00.000Z", "9999-12-31T23:59:59.000Z"],
])("stretches of time from %s to %s begin and end in years of four digits", (...times) => {
  const [first, last] = times;
  const buckets = createBuckets(Date.parse(first), Date.parse(last));
  for (const time of times) buckets.add({ time, severity: "low" } as ReplayResult);
  const { buckets: all = [], untimed } = buckets.timeline() ?? {};
  expect(all.every(({ startMs, endMs }) => startMs < endMs)).toBe(true);
  expect([all.reduce((sum, { counts }) => sum + counts.low, 0), untimed]).toEqual([2, 0]);
  for (const { startMs, endMs } of all) {
    for (const edge of [startMs, endMs]) expect(new Date(edge).toISOString()).toMatch(/^\d{4}-/);
  }
});

it("findings without a time are counted apart, and without others there is no timeline", () => {
  const untimed = { severity: "low" } as ReplayResult;
  const buckets = createBuckets(undefined, undefined);
  buckets.add(untimed);
  expect(buckets.timeline()).toBeUndefined();
  const others = createBuckets(start, start);
  others.add(untimed);
  expect(others.timeline()).toBeUndefined();
  others.add({ time: new Date(start).toISOString(), severity: "low" } as ReplayResult);
  expect(others.timeline()).toMatchObject({ untimed: 1 });
});
