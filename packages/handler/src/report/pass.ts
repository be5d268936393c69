import type { Sighting } from "../match/sighting.ts";
import type { AlertOutcome } from "../publish/settle.ts";

/** What one pass over findings came to. */
export interface Pass {
  readonly duplicates: number;
  readonly unclaimed: number;
  readonly below: readonly Sighting[];
  readonly held: readonly Sighting[];
  readonly merged: readonly Sighting[];
  readonly concluded: readonly AlertOutcome[];
  readonly strays: number;
  readonly mutedSMS: number;
  readonly failures: readonly string[];
  /** What another runtime is telling right now. */
  readonly pending: readonly Sighting[];
}
