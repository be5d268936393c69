import { type Activity, hoursOf } from "../../examine/activity.ts";
import type { Tally } from "../../replay/tally.ts";
import type { ReportGap, ReportGaps } from "../report.ts";

const shownMax = 20;
const hourMs = 3600 * 1000;

/** A place that has records in fewer of its hours than this is silent by itself. */
const densityMin = 0.5;

/**
 * Hours without records of accounts and regions that have them in at least half of the hours from
 * their first to their last. A silence that lasts to the end of the input is a gap, too: that is
 * what a stopped trail looks like. The longest come first.
 */
export function gapsOf({ activity, toMs = 0 }: Pick<Tally, "activity" | "toMs">): ReportGaps {
  const places = activity.map((place) => ({ place, hours: hoursOf(place) }));
  const dense = places.filter(({ hours }) => densityOf(hours) >= densityMin);
  const end = Math.floor(toMs / hourMs);
  const gaps = dense
    .flatMap(({ place, hours }) => gapsBetween(place, hours, end))
    .toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs));
  return {
    list: gaps.slice(0, shownMax),
    more: Math.max(0, gaps.length - shownMax),
    places: places.length,
    sparse: places.length - dense.length,
  };
}

/** The share of hours with records; of one hour alone nothing can be told. */
function densityOf(hours: readonly number[]): number {
  const [first, last] = [hours[0] ?? 0, hours.at(-1) ?? 0];
  return hours.length < 2 ? 0 : hours.length / (last - first + 1);
}

function gapsBetween(
  { account, region }: Activity,
  hours: readonly number[],
  end: number,
): readonly ReportGap[] {
  return hours.flatMap((hour, index) => {
    const next = hours[index + 1] ?? end + 1;
    if (next <= hour + 1) return [];
    const isOpen = index === hours.length - 1;
    return [{ account, region, fromMs: (hour + 1) * hourMs, toMs: next * hourMs, isOpen }];
  });
}
