import type { Tally } from "../replay/tally.ts";
import { adviseRecords, countAsked, isNarrowed } from "./name-records.ts";
import { printMention } from "./summary.ts";
import { printWrapped } from "./wrap.ts";

/**
 * That there was no record to look at, why, and what to do; undefined where there was one. It is
 * for pages that people keep without the summary: one on which nothing was found would pass for
 * good news.
 */
export function describeNothing(tally: Tally): string | undefined {
  if (countAsked(tally) > 0) return undefined;
  const { unreadable } = tally;
  const advice = adviseRecords(tally);
  const isOfMany = isNarrowed(tally);
  const nothing = isOfMany ? `${none} of the time, account and region asked for` : none;
  if (unreadable.length === 0) return `${nothing}: ${advice}.`;
  const flaws = unreadable.map(printMention).join("; ");
  const mend = isOfMany ? advice : "mend that, or name other files";
  return `${nothing}, and not everything could be read: ${flaws}. What to do: ${mend}.`;
}

const none = "There was no record to look at";

/** The same as lines of a page, or nothing. */
export function printNothing(tally: Tally, columns: number): string {
  const nothing = describeNothing(tally);
  return nothing === undefined ? "" : `${printWrapped(nothing, { indent: 0, columns })}\n`;
}
