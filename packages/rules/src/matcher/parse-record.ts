import type { TrailRecord } from "../record/trail-record.ts";
import { isObject } from "../record/value.ts";

/** The record that the text is; undefined where it is not JSON, or not an object. */
export function parseRecord(json: string): TrailRecord | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
