import type { ReplayResult } from "../replay/result.ts";

/** Prints results one after the other, so that no number of them fills the memory. */
export interface Format {
  head(): string;
  /** Says in place of all this why there was no record to look at; programs are told by silence. */
  readonly nothing?: (why: string) => string;
  /** What stands between the row before and that of a result of this time, in ms since 1970. */
  lead(timeMs: number | undefined): string;
  /** A result by itself: the same wherever it stands, so that any thread may print it. */
  readonly row: (result: ReplayResult) => string;
  foot(): string;
}
