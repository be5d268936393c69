import { harmlessName, pairName, pairValue, secretName } from "./secret-names.ts";
import type { TrailRecord } from "./trail-record.ts";

/** What is to be done with a field: its name, what stands under it, and whether that is secret. */
export type Visit = (name: string, value: unknown, isSecret: boolean) => void;

/**
 * Goes through the fields of an object, which may itself stand under a name that tells of secrets. A
 * field is secret by that, by its own name, or as the value beside a name (`parameterKey`,
 * `parameterValue`).
 */
export function eachField(object: TrailRecord, isSecret: boolean, visit: Visit): void {
  let isPaired: boolean | undefined;
  for (const name of Object.keys(object)) {
    const nature = natureOf(name);
    const value = object[name];
    // Asked once at most: the same name in all letter cases may stand in one object a thousand times.
    if (nature.isPairValue) isPaired ??= holdsSecretPair(object);
    const isBeside = nature.isPairValue && isPaired === true;
    visit(name, value, isSecretUnder(nature, value, isSecret || isBeside));
  }
}

/** The name of a field, and what that says. */
export interface NamedField {
  readonly name: string;
  readonly nature: Nature;
}

/** Whether one field of an object is secret, as `eachField` tells of each. */
export function isSecretField(object: TrailRecord, field: NamedField, isSecret: boolean): boolean {
  const { name, nature } = field;
  const isBeside = nature.isPairValue && holdsSecretPair(object);
  return isSecretUnder(nature, object[name], isSecret || isBeside);
}

function isSecretUnder(nature: Nature, value: unknown, isSecret: boolean): boolean {
  if (nature.isHarmless && typeof value !== "object") return false;
  return isSecret || nature.isSecret;
}

/** Whether the name of something secret stands in it, beside its value. */
function holdsSecretPair(object: TrailRecord): boolean {
  return Object.keys(object).some(
    (name) => natureOf(name).isPairName && isSecretName(object[name]),
  );
}

function isSecretName(name: unknown): boolean {
  if (typeof name !== "string") return false;
  const { isSecret, isHarmless } = natureOf(name);
  return isSecret && !isHarmless;
}

/** What a name says of the value under it. */
export interface Nature {
  readonly isSecret: boolean;
  readonly isHarmless: boolean;
  readonly isPairName: boolean;
  readonly isPairValue: boolean;
}

/** Names are few and come again and again; whoever makes up many has each looked at anew. */
const natures = new Map<string, Nature>();
const naturesMax = 5000;
const nameLengthMax = 64;

/** What the name says. */
export function natureOf(name: string): Nature {
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
