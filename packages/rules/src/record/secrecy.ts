import { type FieldName, readFieldName } from "./field-name.ts";
import type { TrailRecord } from "./trail-record.ts";

/** What is to be done with a field: its name, what stands under it, and whether that is secret. */
export type Visit = (field: FieldName, value: unknown, isSecret: boolean) => void;

/**
 * Goes through the fields of an object, which may itself stand under a name that tells of secrets. A
 * field is secret by that, by its own name, or as the value beside a name (`parameterKey`,
 * `parameterValue`).
 */
export function eachField(object: TrailRecord, isSecret: boolean, visit: Visit): void {
  let isPaired: boolean | undefined;
  for (const name of Object.keys(object)) {
    const field = readFieldName(name);
    const value = object[name];
    // Asked once at most: the same name in all letter cases may stand in one object a thousand times.
    if (field.isPairValue) isPaired ??= holdsSecretPair(object);
    const isBeside = field.isPairValue && isPaired === true;
    visit(field, value, isSecretUnder(field, value, isSecret || isBeside));
  }
}

/** Whether one field of an object is secret, as `eachField` tells of each. */
export function isSecretField(object: TrailRecord, field: FieldName, isSecret: boolean): boolean {
  const isBeside = field.isPairValue && holdsSecretPair(object);
  return isSecretUnder(field, object[field.name], isSecret || isBeside);
}

function isSecretUnder(field: FieldName, value: unknown, isSecret: boolean): boolean {
  if (field.isHarmless && typeof value !== "object") return false;
  return isSecret || field.isSecret;
}

/** Whether the name of something secret stands in it, beside its value. */
function holdsSecretPair(object: TrailRecord): boolean {
  return Object.keys(object).some(
    (name) => readFieldName(name).isPairName && isSecretName(object[name]),
  );
}

function isSecretName(name: unknown): boolean {
  if (typeof name !== "string") return false;
  const { isSecret, isHarmless } = readFieldName(name);
  return isSecret && !isHarmless;
}
