import type { Actor } from "@logcritical/rules/record";
import type { Sighting } from "../match/sighting.ts";
import { watchesTampering } from "../match/tampering.ts";
import type { Suppression } from "../settings/settings.ts";
import { type Criteria, compileCriteria } from "./criteria.ts";

/** The suppressions of a settings document, made ready. */
export type Suppressor = (sightings: readonly Sighting[], nowMs: number) => Suppressed;

/** What is left to tell, and how often each entry silenced something. */
interface Suppressed {
  readonly audible: readonly Sighting[];
  /** By the entry's place in the settings. */
  readonly hits: ReadonlyMap<number, number>;
}

/**
 * Compiles suppressions: a finding is silenced by the first entry whose every criterion fits it
 * and that holds now. What watches the watcher is silenced only by an entry that says so.
 */
export function compileSuppressions(entries: readonly Suppression[]): Suppressor {
  const compiled = entries.map((entry) => ({
    entry,
    criteria: compileCriteria(entry),
    fromMs: entry.from === undefined ? 0 : Date.parse(entry.from),
    untilMs: Date.parse(entry.until),
  }));
  return (sightings, nowMs) => {
    const live = compiled.flatMap((one, index) =>
      one.fromMs <= nowMs && nowMs < one.untilMs ? [{ ...one, index }] : [],
    );
    const hits = new Map<number, number>();
    const audible = sightings.filter((sighting) => {
      const by = live.find(({ entry, criteria }) => silences(entry, criteria, sighting));
      if (by !== undefined) hits.set(by.index, (hits.get(by.index) ?? 0) + 1);
      return by === undefined;
    });
    return { audible, hits };
  };
}

function silences(entry: Suppression, criteria: Criteria, sighting: Sighting): boolean {
  const { finding, rule, actor } = sighting;
  if (entry.rule !== undefined && entry.rule !== finding.ruleId) return false;
  if (watchesTampering(rule) && entry.includeTampering !== true) return false;
  return criteria.actor(namesOf(actor)) && criteria.record.matches(finding.record);
}

/**
 * What an entry may call an actor by. A role is known by itself: whoever takes it on chooses the
 * name of the session, which is in the ARN and in the name, and must not choose to be silent.
 */
function namesOf({ name, key, arn, issuer, session }: Actor): readonly string[] {
  if (session !== undefined) return issuer === undefined ? [key] : [key, issuer];
  return arn === undefined ? [name, key] : [name, key, arn];
}
