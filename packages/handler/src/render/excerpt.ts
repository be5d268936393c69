import type { TrailRecord } from "@logcritical/rules";
import { neutralise } from "@logcritical/rules/record";
import { isObject } from "../json.ts";
import { clip } from "./text.ts";

/** A record as JSON that fits, and how much of it that is. */
export interface Excerpt {
  readonly text: string;
  /** Bytes of the JSON of the whole record. */
  readonly bytesWhole: number;
}

/**
 * The record as JSON of at most so many bytes. Values are cut until it fits, each saying so; the
 * JSON itself is never broken. The record has been through `redact`, which bounds its depth.
 */
export function printExcerpt(record: TrailRecord, bytesMax: number): Excerpt {
  const whole = print(record);
  const bytesWhole = Buffer.byteLength(whole);
  if (bytesWhole <= bytesMax) return { text: whole, bytesWhole };
  for (const bounds of ever) {
    const text = print(cut(record, bounds, 0));
    if (Buffer.byteLength(text) <= bytesMax) return { text, bytesWhole };
  }
  return { text: print({ cut: `The record has ${bytesWhole} bytes.` }), bytesWhole };
}

/** How much of a value is shown: characters of a text, entries of a list and an object, levels. */
interface Bounds {
  readonly characters: number;
  readonly items: number;
  readonly entries: number;
  readonly depth: number;
}

/** Ever tighter. */
const ever: readonly Bounds[] = [
  { characters: 500, items: 20, entries: 40, depth: 12 },
  { characters: 200, items: 5, entries: 40, depth: 8 },
  { characters: 100, items: 3, entries: 30, depth: 6 },
  { characters: 60, items: 2, entries: 30, depth: 4 },
  { characters: 40, items: 1, entries: 24, depth: 2 },
  { characters: 24, items: 1, entries: 24, depth: 1 },
];

function cut(value: unknown, bounds: Bounds, depth: number): unknown {
  if (typeof value === "string") {
    const more = value.length - bounds.characters;
    return more > 0 ? `${clip(value, bounds.characters)} (${more} more characters)` : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const size = Array.isArray(value) ? value.length : Object.keys(value).length;
  if (depth >= bounds.depth && size > 0) return `(${size} entries cut)`;
  return isObject(value)
    ? cutObject(value, bounds, depth)
    : cutList(Object.values(value), bounds, depth);
}

function cutList(list: readonly unknown[], bounds: Bounds, depth: number): readonly unknown[] {
  const shown = list.slice(0, bounds.items).map((item) => cut(item, bounds, depth + 1));
  const more = list.length - shown.length;
  return more > 0 ? [...shown, `(${more} more cut)`] : shown;
}

function cutObject(object: TrailRecord, bounds: Bounds, depth: number): TrailRecord {
  const entries = Object.entries(object);
  const shown = entries
    .slice(0, bounds.entries)
    .map(
      ([name, value]) => [clip(name, bounds.characters), cut(value, bounds, depth + 1)] as const,
    );
  const more = entries.length - shown.length;
  return Object.fromEntries(more > 0 ? [...shown, ["cut", `${more} more entries`]] : shown);
}

/** Indented by one space, as a mail has little width, and with nothing in it that acts. */
function print(value: unknown): string {
  return JSON.stringify(value, undefined, 1)
    .split("\n")
    .map((line) => neutralise(line))
    .join("\n");
}
