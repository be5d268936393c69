import { isEach, type PathSegment, parsePath, printPath } from "../condition/path.ts";
import { selectorWildcardsMax } from "./limits.ts";

/** A path that CloudWatch can be asked about. */
export interface Selector {
  /** The path's canonical text. */
  readonly path: string;
  /** What stands before the wildcard: the empty text for the record itself. */
  readonly parent?: string;
}

/** Why CloudWatch cannot be asked about a path. */
export interface Unsayable {
  readonly reason: string;
}

/**
 * What CloudWatch makes of a path that has been checked; a path that is none is a bug of the
 * caller. Names in brackets are only known to work right at the root, and with plain signs.
 */
export function selectorOf(path: string): Selector | Unsayable {
  const parsed = parsePath(path);
  if (!parsed.ok) {
    throw new TypeError(`Check the condition before widening it. ${parsed.problems[0]?.message}`);
  }
  const segments = parsed.value;
  if (segments.filter(isEach).length > selectorWildcardsMax) {
    return { reason: `A selector has at most ${selectorWildcardsMax} wildcard.` };
  }
  if (!segments.every(isSayable)) {
    return {
      reason:
        "CloudWatch is only known to take names of ASCII letters, digits, _ and -, and after $. " +
        "one in brackets that also holds . : / or @.",
    };
  }
  const wildcard = segments.findIndex(isEach);
  const selector = { path: printPath(segments) };
  return wildcard === -1
    ? selector
    : { ...selector, parent: printPath(segments.slice(0, wildcard)) };
}

/** Whether the path, which `selectorOf` has put into canonical form, has a wildcard. */
export function hasWildcard(path: string): boolean {
  return path.includes("*");
}

function isSayable(segment: PathSegment, index: number): boolean {
  if (typeof segment !== "string") return true;
  return (index === 0 ? /^[A-Za-z0-9_.:/@-]+$/ : /^[A-Za-z0-9_-]+$/).test(segment);
}
