import { reasons } from "../read/found.ts";
import type { Tally } from "../replay/tally.ts";

/** What to do where there was no record: for whoever named the wrong folder, or one not yet filled. */
export const nameRecords =
  "name files of CloudTrail, or a folder that holds some, such as AWSLogs/";

/** How many records the rules were asked about. */
export function countAsked({
  records,
  duplicates,
  unselected,
}: Pick<Tally, "records" | "duplicates" | "unselected">): number {
  return records - duplicates - unselected;
}

/** Whether something was left out as another time, account or region was asked for. */
export function isNarrowed({
  unselected,
  skipped,
}: Pick<Tally, "unselected" | "skipped">): boolean {
  return unselected > 0 || skipped.some(({ reason }) => narrowings.has(reason));
}

/** What to do where none was asked about: name others, or ask for more of those that were named. */
export function adviseRecords(tally: Pick<Tally, "unselected" | "skipped">): string {
  return isNarrowed(tally) ? "widen --since, --until, --account or --region" : nameRecords;
}

const narrowings: ReadonlySet<string> = new Set([
  reasons["outside-time"],
  reasons["other-account"],
  reasons["other-region"],
]);
