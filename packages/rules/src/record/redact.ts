import { maskText } from "./mask-text.ts";
import { harmlessName, pairName, pairValue, secretName } from "./secret-names.ts";
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
 * JSON; access keys in any text are cut to `AKIA…` and their last four characters. Every way out of the system goes through here. Nesting past 64 levels is cut off.
 */
export function redact(record: TrailRecord): TrailRecord {
  return redactObject(record, { isSecret: false, depth: 0 });
}

/** Of the record as `redact` shows it, the fields of these names alone, for those who read no other. */
export function redactFields(record: TrailRecord, fields: readonly string[]): TrailRecord {
  const hasSecretValue = holdsSecretPair(Object.keys(record), record);
  const shown: (readonly [string, unknown])[] = [];
  for (const name of fields) {
    if (!Object.hasOwn(record, name)) continue;
    const nature = natureOf(name);
    const isSecret = hasSecretValue && nature.isPairValue;
    shown.push([name, redactNamed(nature, record[name], { isSecret, depth: 0 })]);
  }
  return Object.fromEntries(shown);
}

/** Where in the record a value stands. */
interface Place {
  /** Somewhere under a name that tells of secrets. */
  readonly isSecret: boolean;
  readonly depth: number;
}

function redactValue(value: unknown, place: Place): unknown {
  if (typeof value === "string") return place.isSecret ? redacted : redactText(value, place);
  if (typeof value === "number" && place.isSecret) return redacted;
  if (typeof value !== "object" || value === null) return value;
  if (place.depth > depthMax) return "[nested too deep to show]";
  const within = { isSecret: place.isSecret, depth: place.depth + 1 };
  if (isObject(value)) return redactObject(value, within);
  const items: readonly unknown[] = Object.values(value);
  const shown = items.map((item) => redactValue(item, within));
  return shown.every((item, index) => item === items[index]) ? value : shown;
}

/** Copied only where something in it is not to be shown. */
function redactObject(object: TrailRecord, place: Place): TrailRecord {
  const names = Object.keys(object);
  const hasSecretValue = holdsSecretPair(names, object);
  let copy: { [name: string]: unknown } | undefined;
  for (const name of names) {
    const nature = natureOf(name);
    const value = object[name];
    const isPairValue = hasSecretValue && nature.isPairValue && !place.isSecret;
    const shown = redactNamed(nature, value, isPairValue ? { ...place, isSecret: true } : place);
    if (shown === value) continue;
    // It has an own property of the name, also of `__proto__`, so that none is made or inherited.
    copy ??= { ...object };
    copy[name] = shown;
  }
  return copy ?? object;
}

/** Whether the name of something secret stands in it, beside its value. */
function holdsSecretPair(names: readonly string[], object: TrailRecord): boolean {
  return names.some((name) => natureOf(name).isPairName && isSecretName(object[name]));
}

function isSecretName(name: unknown): boolean {
  if (typeof name !== "string") return false;
  const { isSecret, isHarmless } = natureOf(name);
  return isSecret && !isHarmless;
}

function redactNamed({ isSecret, isHarmless }: Nature, value: unknown, place: Place): unknown {
  if (isHarmless && typeof value !== "object") {
    return redactValue(value, place.isSecret ? { ...place, isSecret: false } : place);
  }
  return redactValue(value, isSecret && !place.isSecret ? { ...place, isSecret } : place);
}

/** What a name says of the value under it. */
interface Nature {
  readonly isSecret: boolean;
  readonly isHarmless: boolean;
  readonly isPairName: boolean;
  readonly isPairValue: boolean;
}

/** Names are few and come again and again; whoever makes up many has each looked at anew. */
const natures = new Map<string, Nature>();
const naturesMax = 5000;
const nameLengthMax = 64;

function natureOf(name: string): Nature {
  const known = natures.get(name);
  if (known !== undefined) return known;
  const nature = {
    isSecret: secretName.test(name),
    isHarmless: harmlessName.test(name),
    isPairName: pairName.test(name),
    isPairValue: pairValue.test(name),
  };
  if (natures.size < naturesMax && name.length <= nameLengthMax) natures.set(name, nature);
  return nature;
}

/** JSON is shown as it is read: without its spaces, each name once. */
function redactText(text: string, place: Place): string {
  const parsed = /^\s*[[{]/.test(text) ? parseJSON(text) : undefined;
  if (typeof parsed !== "object") return maskText(text);
  return JSON.stringify(redactValue(parsed, { ...place, depth: place.depth + 1 }));
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
