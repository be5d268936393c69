import { isSuspicious, maskText } from "./mask-text.ts";
import { eachField, isSecretField, type Nature, natureOf } from "./secrecy.ts";
import type { TrailRecord } from "./trail-record.ts";
import { isObject } from "./value.ts";

/** Stands in place of what is not to be shown. */
const redacted = "[redacted]";

/** How deep a record is shown. CloudTrail's own nest some fifteen deep. */
const depthMax = 64;

/**
 * The record as it is safe to show, send and store, which shares with it what is: text and numbers
 * under names such as `sessionToken`, `password` or `userData` become `[redacted]`, also where such
 * a name stands beside its value (`parameterKey`, `parameterValue`) and inside strings that hold
 * JSON; access keys in any text are cut to `AKIA…` and their last four characters. Every way out of
 * the system goes through here, or reads of a record what stands here. Nesting past 64 levels is cut
 * off.
 */
export function redact(record: TrailRecord): TrailRecord {
  return redactObject(record, top);
}

/** Names of fields, and what is wanted of each: all of it, or fields within it. */
export interface ShownFields {
  readonly [name: string]: "all" | ShownFields;
}

/**
 * Compiles what shows, of a record as `redact` shows it, these fields alone, for those who read no
 * other. What is no object has no fields within.
 */
export function compileRedaction(fields: ShownFields): (record: TrailRecord) => TrailRecord {
  const wanted = compileFields(fields);
  return (record) => {
    // One look at all the texts together is sooner done than one at each.
    let texts = "";
    const copy = pickFields(record, wanted, top, (value, { isSecret }) => {
      texts += typeof value === "string" && !isSecret ? `${value}\n` : "{";
      return value;
    });
    return mayBeHidden(texts) ? pickFields(record, wanted, top, redactValue) : copy;
  };
}

interface WantedField {
  readonly name: string;
  readonly nature: Nature;
  /** None where all is wanted. */
  readonly within: readonly WantedField[] | undefined;
}

function compileFields(fields: ShownFields): readonly WantedField[] {
  return Object.entries(fields).map(([name, within]) => ({
    name,
    nature: natureOf(name),
    within: within === "all" ? undefined : compileFields(within),
  }));
}

function pickFields(
  object: TrailRecord,
  wanted: readonly WantedField[],
  { isSecret: isWithin, depth }: Place,
  show: (value: unknown, place: Place) => unknown,
): TrailRecord {
  const picked: { [name: string]: unknown } = {};
  for (const { name, nature, within } of wanted) {
    if (!Object.hasOwn(object, name)) continue;
    const value = object[name];
    const place = { isSecret: isSecretField(object, nature, value, isWithin), depth };
    if (within === undefined) picked[name] = show(value, place);
    else if (isObject(value)) {
      picked[name] = pickFields(value, within, { ...place, depth: depth + 1 }, show);
    }
  }
  return picked;
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
  eachField(object, isWithin, (name, value, isSecret) => {
    const shown = redactValue(value, { isSecret, depth });
    if (shown === value) return;
    // It has an own property of the name, also of `__proto__`, so that none is made or inherited.
    copy ??= { ...object };
    copy[name] = shown;
  });
  return copy ?? object;
}

/** Whether any of the lines may be shown otherwise than they are. */
function mayBeHidden(lines: string): boolean {
  return /[{[]/.test(lines) || isSuspicious(lines);
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
