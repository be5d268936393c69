import type { Finding, Rule } from "@logcritical/rules";
import { createSighting } from "../match/sighting.ts";
import type { Suppression } from "../settings/settings.ts";
import { compileSuppressions } from "../suppress/suppress.ts";

/** Findings put to suppressions, to see what each of them would silence. */
export interface SuppressionTrial {
  take(finding: Finding, rule: Rule): void;
  /** How many of the findings each entry fits, in the order of the entries. */
  hits(): readonly number[];
}

/**
 * Begins a trial of entries, each by itself and as if it held at any time: one that has run out, or
 * that an earlier one goes before, is not therefore wrong.
 */
export function trySuppressions(entries: readonly Suppression[]): SuppressionTrial {
  const trials = entries.map((entry) => ({
    silence: compileSuppressions([{ ...entry, ...always }]),
    hits: 0,
  }));
  return {
    take(finding, rule) {
      const delivered = { id: "trial", record: finding.record };
      const sighting = createSighting(finding, rule, { delivered, nowMs: 0 });
      for (const trial of trials) {
        if (trial.silence([sighting], 0).audible.length === 0) trial.hits += 1;
      }
    },
    hits: () => trials.map(({ hits }) => hits),
  };
}

/** The moment of the trial, 1970, is within it. */
const always = { from: "1970-01-01T00:00:00Z", until: "9999-12-31T23:59:59Z" };
