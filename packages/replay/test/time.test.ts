import { InvalidArgumentError } from "@commander-js/extra-typings";
import { describe, expect, it } from "vitest";
import { parseTime } from "../src/commands/time.ts";

const nowMs = Date.UTC(2026, 7, 10, 12);
const hourMs = 60 * 60 * 1000;

const readable: readonly (readonly [string, number, number])[] = [
  ["2026-08-01", Date.UTC(2026, 7, 1), Date.UTC(2026, 7, 2)],
  ["2024-02-29", Date.UTC(2024, 1, 29), Date.UTC(2024, 2, 1)],
  ["2026-08-01T14:05:00Z", Date.UTC(2026, 7, 1, 14, 5), Date.UTC(2026, 7, 1, 14, 5)],
  [
    "2026-08-01T14:05:00.250+02:00",
    Date.UTC(2026, 7, 1, 12, 5, 0, 250),
    Date.UTC(2026, 7, 1, 12, 5, 0, 250),
  ],
  ["2026-08-01T14:05Z", Date.UTC(2026, 7, 1, 14, 5), Date.UTC(2026, 7, 1, 14, 5)],
  ["90m", nowMs - 1.5 * hourMs, nowMs - 1.5 * hourMs],
  ["24h", nowMs - 24 * hourMs, nowMs - 24 * hourMs],
  ["7d", nowMs - 168 * hourMs, nowMs - 168 * hourMs],
  ["2w", nowMs - 336 * hourMs, nowMs - 336 * hourMs],
];

describe("parseTime", () => {
  it.each(readable)("reads %s", (text, fromMs, toMs) => {
    expect(parseTime(text, nowMs)).toEqual({ fromMs, toMs });
  });

  it.each([
    "",
    "yesterday",
    "2026-02-30",
    "2026-13-01",
    "2026-8-1",
    "24",
    "24y",
    "-1h",
    "2026-08-01T14:05:00",
    "2026-08-01 14:05",
    "2026-02-31T00:00:00Z",
    "2026-08-01T25:00:00Z",
  ])("refuses %j, and says what to write", (text) => {
    expect(() => parseTime(text, nowMs)).toThrow(InvalidArgumentError);
    expect(() => parseTime(text, nowMs)).toThrow("Write a date, 2026-08-01");
  });
});
