import { maskText } from "./mask-text.ts";
import { harmlessName, pairName, pairValue, secretName } from "./secret-names.ts";
import type { TrailRecord } from "./trail-record.ts";
import { isObject } from "./value.ts";

/** Stands in place of what is not to be shown. */
const redacted = "[redacted]";

/** How deep a record is shown. CloudTrail's own nest some fifteen deep. */
const depthMax = 64;

/**
 * A copy of the record that is safe to show, send and store: text and numbers
 * under names such as `sessionToken`, `password` or `userData` become `[redacted]`, also where such
 * a name stands beside its value (`parameterKey`, `parameterValue`) and inside strings that hold
 * JSON; access keys in any text are cut to `AKIA…` and their last four characters. Every way out of the system goes through here. Nesting past 64 levels is cut off.
 */
export function redact(record: TrailRecord): TrailRecord {
  return redactObject(record, { isSecret: false, depth: 0 });
}

/** Where in the record a value stands. */
interface Place {
  /** Somewhere under a name that tells of secrets. */
  readonly isSecret: boolean;
  readonly depth: number;
}

function redactValue(value: unknown, place: Place): unknown {
  if (place.isSecret && (typeof value === "string" || typeof value === "number")) return redacted;
  if (typeof value === "string") return redactText(value, place);
  if (typeof value !== "object" || value === null) return value;
  if (place.depth > depthMax) return "[nested too deep to show]";
  const within = { ...place, depth: place.depth + 1 };
  return isObject(value)
    ? redactObject(value, within)
    : Object.values(value).map((item) => redactValue(item, within));
}

function redactObject(object: TrailRecord, place: Place): TrailRecord {
  const entries = Object.entries(object);
  const hasSecretValue = entries.some(
    ([name, value]) => pairName.test(name) && isSecretName(value),
  );
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const isSecret = place.isSecret || (hasSecretValue && pairValue.test(name));
      return [name, redactNamed(name, value, { ...place, isSecret })];
    }),
  );
}

function isSecretName(name: unknown): boolean {
  return typeof name === "string" && secretName.test(name) && !harmlessName.test(name);
}

function redactNamed(name: string, value: unknown, place: Place): unknown {
  const isLeaf = typeof value !== "object";
  if (isLeaf && harmlessName.test(name)) return redactValue(value, { ...place, isSecret: false });
  return redactValue(value, { ...place, isSecret: place.isSecret || secretName.test(name) });
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
