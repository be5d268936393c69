import { claimsMax } from "../limits.ts";
import type { Sighting } from "../match/sighting.ts";
import type { Claims, ClaimTerms } from "../state/state-table.ts";

/** What has not been told before, and what another runtime may be telling right now. */
export interface Deduplicated {
  readonly fresh: readonly Sighting[];
  readonly duplicates: number;
  /** Held by others: told by them, or ours when their lease has ended. */
  readonly pending: readonly Sighting[];
  /** Topics that an earlier attempt reached, by the key of the finding. */
  readonly sent: ReadonlyMap<string, readonly string[]>;
  /** Findings too many to claim, which a repeated delivery would count again. */
  readonly unclaimed: number;
}

/** Drops findings of a rule and `eventID` seen before, here or in any delivery that was told. */
export async function deduplicate(
  sightings: readonly Sighting[],
  claims: Claims,
  terms: ClaimTerms,
): Promise<Deduplicated> {
  const distinct = [...new Map(sightings.toReversed().map((one) => [one.key, one])).values()];
  const [claimed, unclaimed] = chooseClaims(distinct.toReversed());
  const keys = claimed.map(({ key }) => key);
  const answers = await claims.claim(keys, terms);
  const answered = claimed.map((sighting, index) => ({ sighting, answer: answers[index] }));
  const settled = answered.filter(({ answer }) => answer?.kind === "settled");
  return {
    fresh: [
      ...answered.flatMap(({ sighting, answer }) => (answer?.kind === "granted" ? [sighting] : [])),
      ...unclaimed,
    ],
    duplicates: sightings.length - distinct.length + settled.length,
    pending: answered.flatMap(({ sighting, answer }) =>
      answer?.kind === "held" ? [sighting] : [],
    ),
    sent: new Map(
      answered.flatMap(({ sighting, answer }) =>
        answer?.kind === "granted" ? [[sighting.key, answer.sent] as const] : [],
      ),
    ),
    unclaimed: unclaimed.length,
  };
}

/** The first finding of each group leads an alert, so those are claimed before the others. */
function chooseClaims(
  sightings: readonly Sighting[],
): readonly [readonly Sighting[], readonly Sighting[]] {
  if (sightings.length <= claimsMax) return [sightings, []];
  const groups = new Set<string>();
  const isFirst = ({ groupKey }: Sighting): boolean => {
    const known = groups.has(groupKey);
    groups.add(groupKey);
    return !known;
  };
  const [first, others] = [[] as Sighting[], [] as Sighting[]];
  for (const sighting of sightings) (isFirst(sighting) ? first : others).push(sighting);
  const ordered = [...first, ...others];
  return [ordered.slice(0, claimsMax), ordered.slice(claimsMax)];
}
