import { maskText } from "./mask-text.ts";
import { harmlessName, pairName, pairValue, secretName } from "./secret-names.ts";

/** The name of a field, and what it says of the value under it. */
export interface FieldName {
  readonly name: string;
  /** The name as it is shown: callers write names too, of tags and arguments. */
  readonly shown: string;
  readonly isSecret: boolean;
  readonly isHarmless: boolean;
  readonly isPairName: boolean;
  readonly isPairValue: boolean;
}

/** Names are few and come again and again; whoever makes up many has each looked at anew. */
const known = new Map<string, FieldName>();
const namesMax = 5000;
const nameLengthMax = 64;

/** What the name says. */
export function readFieldName(name: string): FieldName {
  const read = known.get(name);
  if (read !== undefined) return read;
  const field = {
    name,
    shown: maskText(name),
    isSecret: secretName.test(name),
    isHarmless: harmlessName.test(name),
    isPairName: pairName.test(name),
    isPairValue: pairValue.test(name),
  };
  if (known.size < namesMax && name.length <= nameLengthMax) known.set(name, field);
  return field;
}
