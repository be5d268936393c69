import { severities } from "@logcritical/rules";
import type { Sighting } from "../match/sighting.ts";
import type { Repeats } from "../state/state-table.ts";

/** Findings of one `groupKey`, told to a person as one. */
export interface Alert {
  /** 16 hexadecimal digits, the same for the same leading finding, so that receivers can compare. */
  readonly id: string;
  /** The earliest finding: what the message shows. */
  readonly leader: Sighting;
  /** Every finding of this delivery that the alert stands for, the leader first. */
  readonly sightings: readonly Sighting[];
  /** Findings and repeats that the alert tells of together, with the times of the first and last. */
  readonly told: Repeats;
  /** Repeats since the alert before this one, merged and not told until now. */
  readonly repeats: Repeats | undefined;
  /** Topics that an earlier attempt at this alert reached. */
  readonly sent: readonly string[];
}

/** The gravest first, and among equals the earliest. */
export function byGravity({ leader: a }: Alert, { leader: b }: Alert): number {
  const rank = ({ finding }: Sighting): number => severities.indexOf(finding.severity);
  return rank(a) - rank(b) || a.atMs - b.atMs;
}
