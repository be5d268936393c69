import type { Problem } from "../problem.ts";

/**
 * A place in a pattern's text that readers move forward. After the first failure it stands at the
 * end, where nothing more can be taken, so that readers need not look whether they may go on.
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
  /** Notes the problem, where it stands or at `position`, unless there is one already. */
  readonly fail: (message: string, position?: number) => void;
  /** Counts one more selector with a wildcard, or regular expression, and returns how many so far. */
  readonly count: (kind: "wildcard" | "regex") => number;
  /** The first problem noted. */
  readonly problem: () => Problem | undefined;
}

/** JSON's own; CloudWatch is not known to take others. */
const blanks = /[ \t\r\n]*/y;

/** A cursor over `text` from the offset `start` on. */
export function createCursor(text: string, start: number): Cursor {
  let at = start;
  let problem: Problem | undefined;
  const counts = { wildcard: 0, regex: 0 };
  const match = (sticky: RegExp): string | undefined => {
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
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
    sees: (sticky) => {
      match(blanks);
      sticky.lastIndex = at;
      return sticky.test(text);
    },
    fail: (message, position = at) => {
      problem ??= { code: "bad-pattern", position, message: `${message}.` };
      at = text.length;
    },
    count: (kind) => {
      counts[kind] += 1;
      return counts[kind];
    },
    problem: () => problem,
  };
}
