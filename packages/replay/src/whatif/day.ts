import { timeLimits } from "@logcritical/rules/record";

const dayMs = 24 * 3600 * 1000;

/** The day of a time, in UTC: `2026-03-12`. */
export function printDay(timeMs: number): string {
  const [day = ""] = new Date(timeMs).toISOString().split("T");
  return day;
}

/** The first moment of the day after, in UTC; after the last day of all, its last moment. */
export function endOfDay(timeMs: number): number {
  return Math.min(timeLimits.lastMs, (Math.floor(timeMs / dayMs) + 1) * dayMs);
}
