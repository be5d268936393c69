import { reasons } from "../read/found.ts";
import type { Tally } from "../replay/tally.ts";

/** What to do where there was no record: for whoever named the wrong folder, or one not yet filled. */
export const nameRecords =
  "name files of CloudTrail, or a folder that holds some, such as AWSLogs/";

/** What a tally says of how much was asked for, and of what was left out. */
export type Asking = Pick<Tally, "records" | "duplicates" | "unselected" | "skipped">;

/** How many records the rules were asked about. */
export function countAsked({ records, duplicates, unselected }: Asking): number {
  return records - duplicates - unselected;
}

/** What to do where none was asked about: name others, or ask for more of those that were named. */
export function adviseRecords({ unselected, skipped }: Asking): string {
  const isNarrowed = unselected > 0 || skipped.some(({ reason }) => narrowings.has(reason));
  return isNarrowed ? "widen --since, --until, --account or --region" : nameRecords;
}

const narrowings: ReadonlySet<string> = new Set([
  reasons["outside-time"],
  reasons["other-account"],
  reasons["other-region"],
]);
