import { createHash } from "node:crypto";
import { claimsMax } from "../limits.ts";
import type { Sighting } from "../match/sighting.ts";
import type { Claims, ClaimTerms, Granted, Merge } from "../state/state-table.ts";
import type { Alert } from "./alert.ts";
import { joinSpans, spanOf } from "./span.ts";

/** Findings to tell, and what earlier attempts at them reached. */
export interface Groupable {
  readonly sightings: readonly Sighting[];
  /** Topics by the key of the finding that led an alert. */
  readonly sent: ReadonlyMap<string, readonly string[]>;
}

/** Alerts to tell, and findings that an alert told before stands for. */
export interface Grouped {
  readonly alerts: readonly Alert[];
  /** Findings that are told as a number with the next alert of their group. */
  readonly merged: readonly Sighting[];
  readonly merges: readonly Merge[];
  /** Findings of groups that another runtime is telling right now. */
  readonly pending: readonly Sighting[];
}

/**
 * Groups findings by their `groupKey`. The first of a group is told at
 * once; while its window is open, more of them are merged into a number.
 */
export async function group(
  { sightings, sent }: Groupable,
  claims: Claims,
  terms: ClaimTerms,
): Promise<Grouped> {
  const groups = [...Map.groupBy(sightings, ({ groupKey }) => groupKey)];
  const claimed = groups.slice(0, claimsMax);
  const answers = await claims.claim(
    claimed.map(([key]) => key),
    terms,
  );
  const answered = groups.map(([key, members], index) => ({
    key,
    members: members.toSorted(byTime),
    answer: answers[index] ?? unclaimed,
  }));
  const told = answered.filter(({ answer }) => answer.kind === "settled");
  return {
    alerts: answered.flatMap(({ members, answer }) =>
      answer.kind === "granted" ? createAlerts(members, answer, sent) : [],
    ),
    merged: told.flatMap(({ members }) => members),
    merges: told.map(({ key, members }) => ({ key, ...spanOf(members) })),
    pending: answered.flatMap(({ members, answer }) => (answer.kind === "held" ? members : [])),
  };
}

/** In a storm of more groups than can be claimed, each is told here and remembered by nobody. */
const unclaimed: Granted = { kind: "granted", sent: [], repeats: undefined };

function createAlerts(
  members: readonly Sighting[],
  { repeats }: Granted,
  sent: ReadonlyMap<string, readonly string[]>,
): readonly Alert[] {
  const [leader] = members;
  if (leader === undefined) return [];
  return [
    {
      id: createHash("sha256").update(leader.key).digest("hex").slice(0, 16),
      leader,
      sightings: members,
      told: joinSpans(spanOf(members), repeats),
      repeats,
      sent: sent.get(leader.key) ?? [],
    },
  ];
}

/** Record time, and the key among equals, so that every attempt chooses the same leader. */
function byTime(a: Sighting, b: Sighting): number {
  return a.atMs - b.atMs || (a.key < b.key ? -1 : 1);
}
