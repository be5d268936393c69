import { type FieldName, readFieldName } from "./field-name.ts";
import { type Place, redactValue, top } from "./redact.ts";
import { type ReadFields, rememberFields } from "./remember-fields.ts";
import { isSecretField } from "./secrecy.ts";
import type { TrailRecord } from "./trail-record.ts";
import { isObject, ownValue } from "./value.ts";

/**
 * Compiles what shows, of a record as `redact` shows it, these fields alone, for those who read no
 * other. What is no object has no fields within. The fields within one of the record's own are
 * remembered: those of two records may be one object, which is frozen.
 */
export function compileRedaction(fields: ReadFields): (record: TrailRecord) => TrailRecord {
  const wanted = compileFields(fields);
  return (record) => pickFields(record, wanted, top);
}

type Pick = (object: TrailRecord, place: Place) => TrailRecord;

interface WantedField {
  readonly field: FieldName;
  /** Picks the fields within; none where all is wanted. */
  readonly pick: Pick | undefined;
}

function compileFields(fields: ReadFields): readonly WantedField[] {
  return Object.entries(fields).map(([name, within]) => ({
    field: readFieldName(name),
    pick: within === "all" ? undefined : compilePick(within),
  }));
}

function compilePick(fields: ReadFields): Pick {
  const wanted = compileFields(fields);
  const pick: Pick = (object, place) => Object.freeze(pickFields(object, wanted, place));
  if (isToldBeside(fields)) return pick;
  const pickKnown = rememberFields(fields, (object) => pick(object, inTop));
  return (object, place) =>
    place.isSecret || place.depth > inTop.depth ? pick(object, place) : pickKnown(object);
}

/** In an object or list that is the record's own. */
const inTop: Place = { isSecret: false, depth: top.depth + 1 };

/** Whether a name that stands beside it, and is none of the fields, may make one of them secret. */
function isToldBeside(fields: ReadFields): boolean {
  return Object.entries(fields).some(
    ([name, within]) =>
      readFieldName(name).isPairValue || (within !== "all" && isToldBeside(within)),
  );
}

function pickFields(
  object: TrailRecord,
  wanted: readonly WantedField[],
  { isSecret: isWithin, depth }: Place,
): TrailRecord {
  const picked: { [name: string]: unknown } = {};
  for (const { field, pick } of wanted) {
    const { name } = field;
    const value = ownValue(object, name);
    if (value === undefined) continue;
    const isSecret = isSecretField(object, field, isWithin);
    if (pick === undefined) picked[name] = redactValue(value, { isSecret, depth });
    else if (isObject(value)) picked[name] = pick(value, { isSecret, depth: depth + 1 });
  }
  return picked;
}
