import type { Box } from "./box.ts";
import { createSurvey } from "./survey.ts";
import { typicalDay } from "./typical-day.ts";

/** What boxes let through, as a share from 0 to 1 of the records of an account. */
export interface Traffic {
  /** The share that at least one of the boxes is expected to let through. */
  share(boxes: readonly Box[]): number;
  /** The share that these boxes are expected to let through beyond what `others` do. */
  shareBeyond(boxes: readonly Box[], others: readonly Box[]): number;
}

/**
 * Judges by a sample of the account's records, and by the typical day for as much as
 * `typicalDayWeight` records count: it is all there is without a sample, and in a small one speaks
 * for what happens not to be there.
 */
export function createTraffic(sample: readonly unknown[], networks?: readonly string[]): Traffic {
  const typical = typicalDay(networks);
  const [own, usual] = [createSurvey(sample), createSurvey(typical)];
  const weigh = (ownCount: number, usualCount: number): number =>
    (ownCount + (typicalDayWeight * usualCount) / typical.length) /
    (sample.length + typicalDayWeight);
  return {
    share: (boxes) => weigh(own.count(boxes), usual.count(boxes)),
    shareBeyond: (boxes, others) =>
      weigh(own.countBeyond(boxes, others), usual.countBeyond(boxes, others)),
  };
}

/** In records of the sample. A busy account writes as many in a minute. */
const typicalDayWeight = 100;
