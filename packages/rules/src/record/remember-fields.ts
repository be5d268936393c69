import { keepAnswer } from "./remember.ts";
import type { TrailRecord } from "./trail-record.ts";
import { isObject, ownValue } from "./value.ts";

/** Names of fields, and what is read of each: all of it, or fields within it. */
export interface ReadFields {
  readonly [name: string]: "all" | ReadFields;
}

/** How long the texts of an answer that is kept may be, all together. */
const lengthMax = 1000;

/**
 * The same function of an object, which remembers its answers by these fields and must read no
 * others: callers are few, and each makes many calls. Of objects that have the first of the fields
 * in common the last is remembered, and none in which a list or an object stands in place of a text.
 * It holds some five megabytes at most, whoever makes up new ones.
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
    if (known !== undefined && isKnown(object, steps, known)) return known.value;
    const value = answer(object);
    const values = gatherValues(object, steps);
    const fixed = isFixed(object, steps) ? object : undefined;
    if (values !== undefined) keepAnswer(answers, key, { fixed, values, value });
    return value;
  };
}

interface Known<T> {
  /** The object, where it cannot change: then it is known by itself. */
  readonly fixed: TrailRecord | undefined;
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

/** What stands in the fields; undefined where it is too long, or is not to be compared. */
function gatherValues(object: TrailRecord, steps: readonly Step[]): readonly unknown[] | undefined {
  const values: unknown[] = [];
  let lengthLeft = lengthMax;
  const isGood = visitFields(object, steps, (found) => {
    values.push(found);
    if (typeof found === "string") lengthLeft -= found.length;
    return lengthLeft >= 0 && (typeof found !== "object" || found === null);
  });
  return isGood ? values : undefined;
}

/** Whether neither the object nor those that stand in its fields can change. */
function isFixed(object: TrailRecord, steps: readonly Step[]): boolean {
  return (
    Object.isFrozen(object) &&
    steps.every(({ name, within }) => {
      const value = ownValue(object, name);
      return within === undefined || !isObject(value) || isFixed(value, within);
    })
  );
}

function isKnown(
  object: TrailRecord,
  steps: readonly Step[],
  { fixed, values }: Known<unknown>,
): boolean {
  if (object === fixed) return true;
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
