import { isEach, type PathSegment, parsePath } from "../condition/path.ts";

/** Whether the path selects, in the record under `root`, some value that passes the test. */
export type Selector = (root: unknown, test: (value: unknown) => boolean) => boolean;

/** The segments of a path that has been checked; a path that is none is a bug of the caller. */
export function checkedPath(path: string): readonly PathSegment[] {
  const parsed = parsePath(path);
  if (parsed.ok) return parsed.value;
  throw new TypeError(`Check the condition before compiling it. ${parsed.problems[0]?.message}`);
}

/**
 * Compiles a path to the function that asks about what it selects. A name selects an own property
 * of an object, an index an element of an array, a wildcard every value of either; anything else
 * selects nothing, and no step goes through an array by itself. An undefined value, which JSON
 * cannot have, is missing.
 */
export function compileSelector(path: readonly PathSegment[]): Selector {
  const wildcard = path.findIndex(isEach);
  if (wildcard === -1) {
    return (root, test) => {
      const value = valueAt(root, path);
      return value !== undefined && test(value);
    };
  }
  const parent = path.slice(0, wildcard);
  const selectBelow = compileSelector(path.slice(wildcard + 1));
  return (root, test) => {
    const value = valueAt(root, parent);
    if (typeof value !== "object" || value === null) return false;
    const children: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    return children.some((child) => selectBelow(child, test));
  };
}

function valueAt(root: unknown, path: readonly PathSegment[]): unknown {
  let value = root;
  for (const segment of path) {
    value = childAt(value, segment);
    if (value === undefined) return undefined;
  }
  return value;
}

/** Own properties only: a record has no `constructor` because JavaScript's objects have one. */
function childAt(value: unknown, segment: PathSegment): unknown {
  if (typeof value !== "object" || value === null || isEach(segment)) return undefined;
  const fits = Array.isArray(value) === (typeof segment === "number");
  return fits && Object.hasOwn(value, segment) ? Reflect.get(value, segment) : undefined;
}
