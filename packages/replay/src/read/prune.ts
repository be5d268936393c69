import { type Placement, readPlacement } from "./s3-layout.ts";
import type { Selection } from "./selection.ts";

/** Why a file or folder need not be opened. */
export type Pruned = "outside-time" | "other-account" | "other-region" | "digest" | "insight";

/**
 * The stamp of a file is when it was delivered, and it may hold any earlier record; CloudTrail
 * delivers within minutes as a rule and promises nothing. A file stamped more than a day after the
 * end of the time asked for is not opened.
 */
const deliveryDelayMaxMs = 24 * 3600 * 1000;

/** Judges a path by what it says of itself; undefined where it has to be opened. */
export function prune(path: string, selection: Selection): Pruned | undefined {
  const placement = readPlacement(path);
  const { account, region, kind } = placement;
  if (kind === "CloudTrail-Digest") return "digest";
  if (kind === "CloudTrail-Insight") return "insight";
  if (account !== undefined && isOther(account, selection.accounts)) return "other-account";
  if (region !== undefined && isOther(region, selection.regions)) return "other-region";
  return isOutside(placement, selection) ? "outside-time" : undefined;
}

/**
 * Whether nothing below a folder can be left out any more for its path: all is said of account,
 * region and day, or nothing of that is asked for.
 */
export function isSettled(path: string, selection: Selection): boolean {
  const { account, region, fromMs, toMs } = readPlacement(path);
  const { sinceMs = Number.NEGATIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY } = selection;
  if (selection.accounts.size > 0 && account === undefined) return false;
  if (selection.regions.size > 0 && region === undefined) return false;
  if (selection.sinceMs === undefined && selection.untilMs === undefined) return true;
  if (fromMs === undefined || toMs === undefined) return false;
  const isWithin = fromMs >= sinceMs && toMs <= untilMs + deliveryDelayMaxMs;
  return isWithin || toMs - fromMs <= dayMs;
}

const dayMs = 24 * 3600 * 1000;

function isOther(name: string, asked: ReadonlySet<string>): boolean {
  return asked.size > 0 && !asked.has(name);
}

function isOutside({ fromMs, toMs }: Placement, { sinceMs, untilMs }: Selection): boolean {
  if (sinceMs !== undefined && toMs !== undefined && toMs <= sinceMs) return true;
  return untilMs !== undefined && fromMs !== undefined && fromMs >= untilMs + deliveryDelayMaxMs;
}
