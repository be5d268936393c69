import type { Severity } from "@logcritical/rules";
import type { RecordDelivery, Unreadable } from "../decode/delivery.ts";
import type { Matched } from "../match/match.ts";
import type { Sighting } from "../match/sighting.ts";
import type { AlertOutcome } from "../publish/settle.ts";
import type { Pass } from "./pass.ts";
import type { RuleTally, Tally } from "./tally.ts";

/** What became of a delivery. */
export interface Report {
  /** Without `stateFailures`, which whoever opened the table knows. */
  readonly tally: Omit<Tally, "stateFailures">;
  readonly unreadable: readonly Unreadable[];
  /** What became of each alert, for its line in the log. */
  readonly alerts: readonly AlertOutcome[];
  /** Hits of the suppressions, by their place in the settings. */
  readonly suppressionHits: ReadonlyMap<number, number>;
  /** Why messages failed, each reason once. */
  readonly failures: readonly string[];
  /** Findings that were not told, and that another attempt at the delivery may tell. */
  readonly untold: readonly Sighting[];
  /** What the sums were made of, finding by finding, for whoever asks why one was not told. */
  readonly passes: readonly Pass[];
}

/** What the report is drawn up from. */
export interface ReportParts {
  readonly delivery: RecordDelivery;
  readonly matched: Matched;
  readonly audible: readonly Sighting[];
  readonly hits: ReadonlyMap<number, number>;
  readonly passes: readonly Pass[];
  /** What others still hold, now that time is up. */
  readonly pending: readonly Sighting[];
}

/** Adds everything up. A finding that others still hold counts as an alert that failed. */
export function createReport(parts: ReportParts): Report {
  const { delivery, matched, audible, hits, passes, pending } = parts;
  const { records, unreadable, notData, passed = 0 } = delivery;
  const concluded = passes.flatMap((pass) => pass.concluded);
  const published = concluded.filter(({ isPublished }) => isPublished);
  const untold = concluded.filter(({ isRetryable }) => isRetryable);
  const sum = (of: (pass: Pass) => number): number =>
    passes.reduce((total, pass) => total + of(pass), 0);
  const followers = concluded.reduce((total, { alert }) => total + alert.sightings.length - 1, 0);
  return {
    tally: {
      records: records.length + passed + unreadable.length + notData,
      unreadable: unreadable.length,
      notData,
      evaluated: records.length + passed,
      own: matched.own,
      shadow: matched.shadow,
      findings: matched.sightings.length,
      duplicates: sum((pass) => pass.duplicates),
      suppressed: matched.sightings.length - audible.length,
      merged:
        followers + sum(({ below, held, merged }) => below.length + held.length + merged.length),
      alerted: concluded.length + pending.length,
      published: published.length,
      failed: concluded.length - published.length + pending.length,
      strays: sum((pass) => pass.strays),
      mutedSMS: sum((pass) => pass.mutedSMS),
      unclaimed: sum((pass) => pass.unclaimed),
      byRule: tallyRules(matched.sightings, concluded),
    },
    unreadable,
    alerts: concluded,
    suppressionHits: hits,
    failures: [...new Set(passes.flatMap((pass) => pass.failures))],
    untold: [...untold.flatMap(({ alert }) => alert.sightings), ...pending],
    passes,
  };
}

function tallyRules(
  sightings: readonly Sighting[],
  alerts: readonly AlertOutcome[],
): readonly RuleTally[] {
  const keyOf = ({ finding }: Sighting): string => `${finding.ruleId} ${finding.severity}`;
  const alerted = Map.groupBy(alerts, ({ alert }) => keyOf(alert.leader));
  return [...Map.groupBy(sightings, keyOf)].map(([key, members]) => {
    const [ruleId = "", severity] = key.split(" ");
    return {
      ruleId,
      // The key was made of one just above.
      severity: severity as Severity,
      findings: members.length,
      alerted: alerted.get(key)?.length ?? 0,
    };
  });
}
