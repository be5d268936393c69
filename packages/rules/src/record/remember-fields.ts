import type { TrailRecord } from "./trail-record.ts";
import { isObject, ownValue } from "./value.ts";

/** Names of fields, and what is read of each: all of it, or fields within it. */
export interface ReadFields {
  readonly [name: string]: "all" | ReadFields;
}

/** How many answers are kept before they are forgotten, all at once, and for which texts. */
const answersMax = 2000;
const textLengthMax = 256;

/**
 * The same function of an object, which remembers its answers by these fields and must read no
 * others: callers are few, and each makes many calls. Of objects that have the first of the fields
 * in common the last is remembered, and none in which a list or an object stands in place of a text.
 * It holds some megabytes at most, whoever makes up new ones.
 */
export function rememberFields<T>(
  fields: ReadFields,
  answer: (object: TrailRecord) => T,
): (object: TrailRecord) => T {
  const steps = compileSteps(fields);
  const [first = ""] = Object.keys(fields);
  const answers = new Map<unknown, Known<T>>();
  return (object) => {
    const key = ownValue(object, first);
    const known = answers.get(key);
    if (known !== undefined && isSame(object, steps, known.values)) return known.value;
    const value = answer(object);
    const values: unknown[] = [];
    const isKept = visitFields(object, steps, (found) => isShort(found) && values.push(found) > 0);
    if (isKept && answers.size >= answersMax) answers.clear();
    if (isKept) answers.set(key, { values, value });
    return value;
  };
}

interface Known<T> {
  /** What stood in the fields, in their order. */
  readonly values: readonly unknown[];
  readonly value: T;
}

interface Step {
  readonly name: string;
  readonly within: readonly Step[] | undefined;
}

function compileSteps(fields: ReadFields): readonly Step[] {
  return Object.entries(fields).map(([name, within]) => ({
    name,
    within: within === "all" ? undefined : compileSteps(within),
  }));
}

function isSame(object: TrailRecord, steps: readonly Step[], values: readonly unknown[]): boolean {
  let at = 0;
  return visitFields(object, steps, (found) => {
    at += 1;
    return Object.is(found, values[at - 1]);
  });
}

/**
 * Visits what stands in the fields, as long as the visitor goes on. Of a field with others within it
 * is visited whether it is an object: one with none of them is another thing than none.
 */
function visitFields(
  object: TrailRecord,
  steps: readonly Step[],
  visit: (found: unknown) => boolean,
): boolean {
  for (const { name, within } of steps) {
    const value = ownValue(object, name);
    if (within === undefined) {
      if (!visit(value)) return false;
    } else {
      const isThere = isObject(value);
      if (!visit(isThere)) return false;
      if (isThere && !visitFields(value, within, visit)) return false;
    }
  }
  return true;
}

/** Whether it is kept to compare with, as all but lists, objects and long texts are. */
function isShort(value: unknown): boolean {
  if (typeof value === "string") return value.length <= textLengthMax;
  return typeof value !== "object" || value === null;
}
