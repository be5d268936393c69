import type { Problem } from "../problem.ts";
import type { NearMisses } from "./near-misses.ts";

/**
 * A place in a pattern's text that readers move forward, and the problems they have met. After a
 * failure it stands at the end, where nothing more can be taken and nothing more goes wrong, so
 * that readers need not look whether they may go on.
 */
export interface Cursor {
  /** Offset of the next character, in UTF-16 code units. */
  readonly position: () => number;
  /** Passes over blanks, then over the text, if it stands next. */
  readonly take: (text: string) => boolean;
  /** Passes over what the sticky expression matches next, blanks not skipped, and returns it. */
  readonly match: (sticky: RegExp) => string | undefined;
  /** Passes over blanks and says whether the sticky expression would match next. */
  readonly sees: (sticky: RegExp) => boolean;
  /** Notes a problem after which reading can go on. */
  readonly note: (problem: Problem) => void;
  /** Notes a problem after which it cannot: `message` is without its full stop. */
  readonly fail: (message: string, position?: number) => void;
  /** Fails with what the table says of what stands at `position`, or next. */
  readonly failAs: (misses: NearMisses, position?: number) => void;
  /** Counts one more selector with a wildcard, or regular expression, and returns how many so far. */
  readonly count: (kind: "wildcard" | "regex") => number;
  /** All that was noted, as it was met. */
  readonly problems: readonly Problem[];
}

/** White space as in JSON; of other kinds nobody knows whether CloudWatch takes them. */
const blanks = /[ \t\r\n]*/y;

/** A cursor over `text` from the offset `start` on. */
export function createCursor(text: string, start: number): Cursor {
  let at = start;
  let failed = false;
  const problems: Problem[] = [];
  const counts = { wildcard: 0, regex: 0 };
  const match = (sticky: RegExp): string | undefined => {
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const sees = (sticky: RegExp): boolean => {
    match(blanks);
    sticky.lastIndex = at;
    return sticky.test(text);
  };
  const fail = (message: string, position = at): void => {
    if (!failed) problems.push({ code: "bad-pattern", position, message: `${message}.` });
    failed = true;
    at = text.length;
  };
  return {
    position: () => at,
    take: (wanted) => {
      match(blanks);
      const found = text.startsWith(wanted, at);
      if (found) at += wanted.length;
      return found;
    },
    match,
    sees,
    note: (problem) => {
      problems.push(problem);
    },
    fail,
    failAs: ({ near, otherwise }, position = at) => {
      at = position;
      const [, mend] = near.find(([sticky]) => sees(sticky)) ?? [undefined, otherwise];
      fail(mend);
    },
    count: (kind) => {
      counts[kind] += 1;
      return counts[kind];
    },
    problems,
  };
}
