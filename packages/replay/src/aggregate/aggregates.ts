import type { Sighting } from "@logcritical/handler";
import { type Severity, severities } from "@logcritical/rules";
import { sourceOf, timeOf } from "@logcritical/rules/record";
import { actorTitle, type NamedActor, nameActor } from "./actor-title.ts";
import { clean } from "./clean.ts";
import { createProposer, type Proposal } from "./propose.ts";
import { extend, type Span } from "./span.ts";
import { createTop, type Ranking } from "./top.ts";

/**
 * Who and what stands out among the findings: in they go, in any order; out come the actors,
 * addresses, accounts and regions with the most to be said about them, whom to look at first, and
 * which suppressions would spare people the most. Texts are redacted, not yet made safe to print.
 *
 *     const aggregates = createAggregates();
 *     aggregates.add(sighting);
 *     aggregates.actors(1).entries[0]?.name    // "deploy/GitHubActions"
 */
export interface Aggregates {
  /** Takes a finding that no suppression silences. */
  add(sighting: Sighting): void;
  /** The gravest first: whom to look at first. */
  actors(most: number): Ranking<ActorTotal>;
  addresses(most: number): Ranking<PlaceTotal>;
  accounts(most: number): Ranking<PlaceTotal>;
  regions(most: number): Ranking<PlaceTotal>;
  proposals(): readonly Proposal[];
}

/** What was found about one actor, address, account or region. */
export interface PlaceTotal extends Readonly<Span> {
  /** An actor's, an address, an account's id or a region's name; empty where records name none. */
  readonly name: string;
  readonly findings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /**
   * How much there is to be said: each rule counts once, at the gravest that it found, and one of a
   * severity as much as three of the one below (27, 9, 3, 1). So who did many grave things comes
   * before who did one harmless thing a thousand times.
   */
  readonly score: number;
  /** The rules that fired, the gravest first. */
  readonly rules: readonly string[];
}

/** What was found about one actor. */
export interface ActorTotal extends PlaceTotal {
  /** What kind of principal: `user`, `role`, … */
  readonly actorKind: string;
  /** Where the calls came from, in order of text; 20 stand for 20 or more. */
  readonly addresses: readonly string[];
  /** Where they acted, likewise: names alone do not tell root users apart. */
  readonly accounts: readonly string[];
}

/** Creates aggregates. Their memory does not grow with the number of findings or of names. */
export function createAggregates(): Aggregates {
  const rank = ({ score }: Total): number => score;
  const create = (name: string): Total => createTotal(clean(name));
  const actors = createTop<ActorParts>({ create: createActor, rank });
  const places = () => createTop<Total>({ create, rank });
  const [addresses, accounts, regions] = [places(), places(), places()];
  const proposer = createProposer();
  return {
    add(sighting) {
      proposer.add(sighting);
      const address = sourceOf(sighting.finding.record).text;
      const actor = actors.of(sighting.actor.key);
      nameActor(actor.named, sighting.actor);
      note(actor.addresses, address);
      note(actor.accounts, sighting.account);
      count(actor, sighting);
      count(addresses.of(address), sighting);
      count(accounts.of(sighting.account), sighting);
      count(regions.of(sighting.region), sighting);
    },
    actors: (most) => describe(actors.highest(most), describeActor),
    addresses: (most) => describe(addresses.highest(most), describeTotal),
    accounts: (most) => describe(accounts.highest(most), describeTotal),
    regions: (most) => describe(regions.highest(most), describeTotal),
    // Whoever attacks fills most of a rule's matches too.
    proposals: () => proposer.proposals((key) => (actors.known(key)?.bySeverity.critical ?? 0) > 0),
  };
}

/** A total that is being counted. */
interface Total extends Span {
  readonly name: string;
  findings: number;
  score: number;
  readonly bySeverity: Record<Severity, number>;
  /** The gravest severity that each rule found. */
  readonly gravest: Map<string, Severity>;
}

interface ActorParts extends Total {
  readonly named: NamedActor;
  readonly addresses: Set<string>;
  readonly accounts: Set<string>;
}

function createTotal(name: string): Total {
  const bySeverity = { critical: 0, high: 0, medium: 0, low: 0 };
  return { name, findings: 0, score: 0, bySeverity, gravest: new Map() };
}

function createActor(key: string): ActorParts {
  return { ...createTotal(key), named: {}, addresses: new Set(), accounts: new Set() };
}

const weights = { critical: 27, high: 9, medium: 3, low: 1 } as const satisfies Record<
  Severity,
  number
>;

function count(total: Total, { finding }: Sighting): void {
  const { ruleId, severity, record } = finding;
  total.findings += 1;
  total.bySeverity[severity] += 1;
  extend(total, timeOf(record));
  const before = total.gravest.get(ruleId);
  const gained = weights[severity] - (before === undefined ? 0 : weights[before]);
  if (gained <= 0) return;
  total.gravest.set(ruleId, severity);
  total.score += gained;
}

/** Nobody reads more of them. */
const notedMax = 20;

function note(places: Set<string>, place: string): void {
  if (place !== "" && places.size < notedMax) places.add(clean(place));
}

function describe<A, B>({ entries, ...rest }: Ranking<A>, as: (total: A) => B): Ranking<B> {
  return { ...rest, entries: entries.map(as) };
}

function describeTotal({ gravest, ...total }: Total): PlaceTotal {
  const rank = ([, severity]: readonly [string, Severity]): number => severities.indexOf(severity);
  const rules = [...gravest].toSorted((a, b) => rank(a) - rank(b) || (a[0] < b[0] ? -1 : 1));
  return { ...total, rules: rules.map(([ruleId]) => ruleId) };
}

function describeActor({ named, addresses, accounts, ...total }: ActorParts): ActorTotal {
  const { name, kind } = actorTitle(named, total.name);
  return {
    ...describeTotal(total),
    name,
    actorKind: kind,
    addresses: [...addresses].toSorted(),
    accounts: [...accounts].toSorted(),
  };
}
