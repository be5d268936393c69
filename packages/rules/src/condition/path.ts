import { failure, type Problem, type Result, success } from "../problem.ts";

/** Every element of an array, or every value of an object: `[*]`, and `.*`, which is the same. */
export interface EachSegment {
  readonly kind: "each";
}

/** One step of a path: a property's name, an array's zero-based index, or a wildcard. */
export type PathSegment = string | number | EachSegment;

/** The one wildcard segment; compare with `isEach`, as a path may have come from JSON. */
export const each: EachSegment = { kind: "each" };

/** Whether the segment is the wildcard. */
export function isEach(segment: PathSegment): segment is EachSegment {
  return typeof segment === "object";
}

/**
 * Reads a path as rules write it: CloudWatch's selector without the leading `$.`, so
 * `requestParameters.instancesSet.items[*].instanceId`. A name with other characters than ASCII
 * letters, digits, `_` and `-` is bracketed: `['aws:tag.name']`. The problem's `position` counts
 * from the start of `text`.
 */
export function parsePath(text: string): Result<readonly PathSegment[]> {
  const segments: PathSegment[] = [];
  let at = 0;
  while (at < text.length) {
    const step = readSegment(text, at);
    if ("problem" in step) return failure(step.problem);
    segments.push(step.segment);
    at = step.end;
  }
  if (segments.length === 0) {
    return failure(badPath(text, 0, "A path needs at least one name"));
  }
  return success(segments);
}

/** Writes segments as the canonical path text: `parsePath(printPath(s))` gives `s` again. */
export function printPath(segments: readonly PathSegment[]): string {
  return segments.map((segment, index) => printSegment(segment, index === 0)).join("");
}

type Step = { readonly segment: PathSegment; readonly end: number } | { readonly problem: Problem };

const nameAt = /[A-Za-z0-9_-]+/y;
/** No array has a billion elements, and an index of 22 digits would not print as it was read. */
const bracketAt = /\[(?:(\*)|(\d{1,9})|'([^']+)')\]/y;

function readSegment(text: string, start: number): Step {
  const first = start === 0;
  const dotted = !first && text[start] === ".";
  const at = dotted ? start + 1 : start;
  if (text[at] === "[") return readBracket(text, at, first || dotted);
  if (!first && !dotted) {
    return { problem: badPath(text, at, "A name must be separated by a dot") };
  }
  if (text[at] === "*") return { segment: each, end: at + 1 };
  nameAt.lastIndex = at;
  const name = nameAt.exec(text)?.[0];
  if (name === undefined) return { problem: badPath(text, at, "A name is expected here") };
  return { segment: name, end: at + name.length };
}

/** After a dot, and at the start, only a bracketed name may stand: `.['a.b']`, never `.[0]`. */
function readBracket(text: string, at: number, nameOnly: boolean): Step {
  bracketAt.lastIndex = at;
  const found = bracketAt.exec(text);
  const [whole = "", star, index, name] = found ?? [];
  if (found === null || (nameOnly && name === undefined)) {
    return { problem: badPath(text, at, "This bracket is none that CloudWatch accepts") };
  }
  const end = at + whole.length;
  if (star !== undefined) return { segment: each, end };
  return { segment: name ?? Number(index), end };
}

function badPath(text: string, position: number, reason: string): Problem {
  return {
    code: "bad-path",
    position,
    message:
      `${reason}: character ${position + 1} of the path ${JSON.stringify(text)}. Write names of ` +
      "ASCII letters, digits, _ and - joined by dots, [0] or [*] right after a name for array " +
      "elements, and ['…'] for a name with other characters.",
  };
}

function printSegment(segment: PathSegment, first: boolean): string {
  if (isEach(segment)) return first ? "*" : "[*]";
  if (typeof segment === "number") return `[${segment}]`;
  const plain = /^[A-Za-z0-9_-]+$/.test(segment);
  if (!plain) return `${first ? "" : "."}['${segment}']`;
  return first ? segment : `.${segment}`;
}
