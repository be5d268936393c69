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

function isOther(name: string, asked: ReadonlySet<string>): boolean {
  return asked.size > 0 && !asked.has(name);
}

function isOutside({ fromMs, toMs }: Placement, { sinceMs, untilMs }: Selection): boolean {
  if (sinceMs !== undefined && toMs !== undefined && toMs <= sinceMs) return true;
  return untilMs !== undefined && fromMs !== undefined && fromMs >= untilMs + deliveryDelayMaxMs;
}
