import type { TrailRecord } from "../record/trail-record.ts";

/** The record that the text is; undefined where it is not JSON, or not an object. */
export function parseRecord(json: string): TrailRecord | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the value is what JSON calls an object. */
export function isRecord(value: unknown): value is TrailRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
