import { readFieldName } from "./field-name.ts";
import { maskText } from "./mask-text.ts";
import { eachField } from "./secrecy.ts";
import type { TrailRecord } from "./trail-record.ts";
import { isObject } from "./value.ts";

/** Stands in place of what is not to be shown. */
export const redacted = "[redacted]";

/** How deep a record is shown. CloudTrail's own nest some fifteen deep. */
const depthMax = 64;

/**
 * The record as it is safe to show, send and store, which shares with it what is: text and numbers
 * under names such as `sessionToken`, `password` or `userData` become `[redacted]`, also where such
 * a name stands beside its value (`parameterKey`, `parameterValue`) and inside strings that hold
 * JSON; access keys in any text, also in a name, are cut to `AKIA…` and their last four characters.
 * Every way out of the system goes through here, or reads of a record what stands here. Nesting past
 * 64 levels is cut off.
 */
export function redact(record: TrailRecord): TrailRecord {
  return redactObject(record, top);
}

/** Where in a record a value stands. */
export interface Place {
  /** Somewhere under a name that tells of secrets. */
  readonly isSecret: boolean;
  /** How many objects and lists it stands in, the record aside. */
  readonly depth: number;
}

/** Right in the record. */
export const top: Place = { isSecret: false, depth: 0 };

/** The value as it is shown in its place; itself where nothing in it is not to be. */
export function redactValue(value: unknown, place: Place): unknown {
  if (typeof value === "string") return place.isSecret ? redacted : redactText(value, place.depth);
  if (typeof value === "number" && place.isSecret) return redacted;
  if (typeof value !== "object" || value === null) return value;
  if (isTooDeep(place)) return "[nested too deep to show]";
  const within = { isSecret: place.isSecret, depth: place.depth + 1 };
  if (isObject(value)) return redactObject(value, within);
  const items: readonly unknown[] = Object.values(value);
  const shown = items.map((item) => redactValue(item, within));
  return shown.every((item, index) => item === items[index]) ? value : shown;
}

/** Whether objects and lists are no longer shown there. */
export function isTooDeep({ depth }: Place): boolean {
  return depth > depthMax;
}

/** Copied only where something in it is not to be shown. */
function redactObject(object: TrailRecord, { isSecret: isWithin, depth }: Place): TrailRecord {
  let copy: { [name: string]: unknown } | undefined;
  let isRenamed = false;
  eachField(object, isWithin, (field, value, isSecret) => {
    const { name } = field;
    isRenamed ||= field.shown !== name;
    const shown = redactValue(value, { isSecret, depth });
    if (shown === value) return;
    // It has an own property of the name, also of `__proto__`, so that none is made or inherited.
    copy ??= { ...object };
    copy[name] = shown;
  });
  const shown = copy ?? object;
  return isRenamed ? renameFields(shown) : shown;
}

/** In the same order; of names that differ in what is not shown, the last one's value is. */
function renameFields(object: TrailRecord): TrailRecord {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [readFieldName(name).shown, value]),
  );
}

/** JSON is shown as it is read: without its spaces, each name once. */
function redactText(text: string, depth: number): string {
  const parsed = mayBeJSON(text) ? parseJSON(text) : undefined;
  if (typeof parsed !== "object") return maskText(text);
  return JSON.stringify(redactValue(parsed, { isSecret: false, depth: depth + 1 }));
}

/** Whether it may be an object or a list; of most texts the first character tells that it is not. */
function mayBeJSON(text: string): boolean {
  const first = text[0] ?? "";
  return first === "{" || first === "[" || (first <= " " && /^[ \t\r\n]*[[{]/.test(text));
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
