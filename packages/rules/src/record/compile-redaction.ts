import { isSuspicious } from "./mask-text.ts";
import { type Place, redactValue, top } from "./redact.ts";
import { isSecretField, type NamedField, natureOf } from "./secrecy.ts";
import type { TrailRecord } from "./trail-record.ts";
import { isObject } from "./value.ts";

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
    const copy = (value: unknown, { isSecret }: Place): unknown => {
      texts += typeof value === "string" && !isSecret ? `${value}\n` : "{";
      return value;
    };
    const copied = pickFields(record, wanted, { place: top, show: copy });
    const isAsItIs = !mayBeHidden(texts);
    return isAsItIs ? copied : pickFields(record, wanted, { place: top, show: redactValue });
  };
}

interface WantedField extends NamedField {
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

/** Where an object stands, and how a value is shown that stands in a place of its own. */
interface Picking {
  readonly place: Place;
  readonly show: (value: unknown, place: Place) => unknown;
}

function pickFields(
  object: TrailRecord,
  wanted: readonly WantedField[],
  { place, show }: Picking,
): TrailRecord {
  const picked: { [name: string]: unknown } = {};
  for (const field of wanted) {
    const { name, within } = field;
    if (!Object.hasOwn(object, name)) continue;
    const value = object[name];
    const isSecret = isSecretField(object, field, place.isSecret);
    if (within === undefined) picked[name] = show(value, { isSecret, depth: place.depth });
    else if (isObject(value)) {
      const inside = { isSecret, depth: place.depth + 1 };
      picked[name] = pickFields(value, within, { place: inside, show });
    }
  }
  return picked;
}

/** Whether any of the lines may be shown otherwise than they are. */
function mayBeHidden(lines: string): boolean {
  return /[{[]/.test(lines) || isSuspicious(lines);
}
