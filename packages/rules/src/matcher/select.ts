import { isEach, type PathSegment, parsePath } from "../condition/path.ts";

/**
 * The first value that a path selects in the record under `root` and that passes the test;
 * undefined where none does.
 */
export type Selector = (root: unknown, test: (value: unknown) => boolean) => unknown;

/** The segments of a path that has been checked; a path that is none is a bug of the caller. */
export function checkedPath(path: string): readonly PathSegment[] {
  const parsed = parsePath(path);
  if (parsed.ok) return parsed.value;
  throw new TypeError(`Check the condition before compiling it. ${parsed.problems[0]?.message}`);
}

/**
 * Compiles a path to the function that asks for what it selects. A name selects an own property of
 * an object, an index an element of an array, a wildcard every value of either; anything else
 * selects nothing, and no step goes through an array by itself. An undefined value, which JSON
 * cannot have, is missing.
 */
export function compileSelector(path: readonly PathSegment[]): Selector {
  const wildcard = path.findIndex(isEach);
  const before = wildcard === -1 ? path : path.slice(0, wildcard);
  const steps = before.filter((step) => typeof step !== "object");
  if (wildcard === -1) {
    return (root, test) => {
      const value = valueAt(root, steps);
      return value !== undefined && test(value) ? value : undefined;
    };
  }
  const selectBelow = compileSelector(path.slice(wildcard + 1));
  return (root, test) => {
    for (const child of childrenOf(valueAt(root, steps))) {
      const found = selectBelow(child, test);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** Own properties only: a record has no `constructor` because JavaScript's objects have one. */
function valueAt(root: unknown, steps: readonly (string | number)[]): unknown {
  let value = root;
  for (const step of steps) {
    if (!isContainer(value) || Array.isArray(value) !== (typeof step === "number"))
      return undefined;
    const child = value[step];
    if (child === undefined || !Object.hasOwn(value, step)) return undefined;
    value = child;
  }
  return value;
}

/** The values in an array or object; none in anything else. */
export function childrenOf(value: unknown): readonly unknown[] {
  if (!isContainer(value)) return [];
  return Array.isArray(value) ? value : Object.values(value);
}

function isContainer(value: unknown): value is { readonly [step: string | number]: unknown } {
  return typeof value === "object" && value !== null;
}
