import type { Engine } from "@logcritical/handler";
import { isActive, type Severity } from "@logcritical/rules";
import type { ActorTotal, Aggregates } from "../../aggregate/aggregates.ts";
import type { ActorCalls, Calls, Census } from "../../aggregate/census.ts";
import type { Proposal } from "../../aggregate/propose.ts";
import type { Ranking } from "../../aggregate/top.ts";
import { printTime } from "../../replay/print-time.ts";
import type { RuleVolume, Volumes } from "../../whatif/volumes.ts";

/** What `summary` says, as data: its names are a promise. Everything in it is redacted. */
export interface Overview {
  /** RFC 3339, in UTC; neither where no record has a time. */
  readonly from?: string;
  readonly to?: string;
  /** How many records the rules were asked about. */
  readonly records: number;
  /** The actors with the most to be said about them. */
  readonly lookFirst: Ranking<Suspect>;
  readonly actors: Ranking<Timed<ActorCalls>>;
  readonly addresses: Ranking<Timed<Calls>>;
  readonly accounts: Ranking<Timed<Calls>>;
  readonly regions: Ranking<Timed<Calls>>;
  readonly services: Ranking<Timed<Calls>>;
  readonly actions: Ranking<Timed<Calls>>;
  readonly refusals: Ranking<Timed<Calls>>;
  /** What fired, by alerts and then by findings, the most first. */
  readonly rules: readonly RuleOverview[];
  /** Ids of rules that found nothing; none where there was no record to ask them about. */
  readonly silentRules: readonly string[];
  /** Ids of rules that lack their data, or are off, each with why. */
  readonly idleRules: readonly IdleRule[];
  readonly proposals: readonly Proposal[];
}

/** With the times of the first and last as text. */
type Timed<T> = Omit<T, "firstMs" | "lastMs"> & {
  readonly first?: string;
  readonly last?: string;
};

/** An actor, and what it did according to rules, by their titles, the gravest first. */
export type Suspect = Timed<ActorTotal> & { readonly titles: readonly string[] };

/** What one rule found. */
interface RuleOverview extends RuleVolume {
  readonly title: string;
  readonly severity: Severity;
}

interface IdleRule {
  readonly ruleId: string;
  readonly reason: string;
}

/** What an overview is drawn up from. */
export interface OverviewParts {
  readonly engine: Engine;
  /** How many records the rules were asked about. */
  readonly records: number;
  readonly census: Census;
  readonly aggregates: Aggregates;
  readonly volumes: Volumes;
  /** How many of each kind. */
  readonly top: number;
}

/** Draws up the overview, once everything has been taken. */
export function describeOverview(parts: OverviewParts): Overview {
  const { engine, records, census, aggregates, volumes, top } = parts;
  const states = new Map(engine.rules.rules.map((state) => [state.rule.id, state]));
  const titleOf = (ruleId: string): string => states.get(ruleId)?.rule.title ?? ruleId;
  const fired = new Set(volumes.rules.map(({ ruleId }) => ruleId));
  const silent = [...states.values()].filter(({ rule }) => !fired.has(rule.id));
  const { first: from, last: to } = timed(census.span);
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    records,
    lookFirst: each(aggregates.actors(top), (actor) => ({
      ...timed(actor),
      titles: actor.rules.map(titleOf),
    })),
    actors: each(census.actors(top), timed),
    addresses: each(census.addresses(top), timed),
    accounts: each(census.accounts(top), timed),
    regions: each(census.regions(top), timed),
    services: each(census.services(top), timed),
    actions: each(census.actions(top), timed),
    refusals: each(census.refusals(top), timed),
    rules: volumes.rules
      .map((volume) => {
        const rule = states.get(volume.ruleId)?.rule;
        return { ...volume, title: titleOf(volume.ruleId), severity: rule?.severity ?? "low" };
      })
      .toSorted((a, b) => b.alerts - a.alerts || b.findings - a.findings || compareIds(a, b)),
    silentRules: records > 0 ? silent.filter(isActive).map(({ rule }) => rule.id) : [],
    idleRules: silent
      .filter((state) => !isActive(state))
      .map(({ rule, reason }) => ({ ruleId: rule.id, reason: reason ?? "off by the settings" })),
    proposals: aggregates.proposals(),
  };
}

function compareIds(a: RuleVolume, b: RuleVolume): number {
  return a.ruleId < b.ruleId ? -1 : 1;
}

function each<A, B>({ entries, ...rest }: Ranking<A>, as: (entry: A) => B): Ranking<B> {
  return { ...rest, entries: entries.map(as) };
}

function timed<T extends { readonly firstMs?: number; readonly lastMs?: number }>({
  firstMs,
  lastMs,
  ...rest
}: T): Timed<T> {
  return {
    ...rest,
    ...(firstMs !== undefined && { first: printTime(firstMs) }),
    ...(lastMs !== undefined && { last: printTime(lastMs) }),
  };
}
