import type { ReadRecord } from "../read/unwrap.ts";

/** Deeper than rules, redaction or people ever look. */
const levelsMax = 200;

/**
 * The record as JSON: as it was read, where that is known. One that is nested so deep that JavaScript
 * cannot write it, as only an attacker's is, is cut off far below what anybody looks at, and kept.
 */
export function printRecord({ record, json }: ReadRecord): string {
  if (json !== undefined) return json;
  try {
    return JSON.stringify(record);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return JSON.stringify(cutOff(record, levelsMax));
  }
}

function cutOff(value: unknown, levels: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) return "[nested too deep]";
  if (Array.isArray(value)) return value.map((item) => cutOff(item, levels - 1));
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, item]) => [name, cutOff(item, levels - 1)]));
}
