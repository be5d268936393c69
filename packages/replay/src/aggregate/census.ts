import { actorTitle, type NamedActor, nameActor } from "./actor-title.ts";
import type { Call } from "./call.ts";
import { clean } from "./clean.ts";
import { extend, type Span } from "./span.ts";
import { createTop, type Ranking, type Top } from "./top.ts";

/**
 * Who called what, from where, and how it ended, whether or not a rule finds anything in it. Texts
 * are redacted, not yet made safe to print.
 *
 *     const census = createCensus();
 *     census.add(readCall(record), timeOf(record));
 *     census.actors(1).entries[0]    // { name: "deploy/GitHubActions", kind: "role", calls: 104, … }
 */
export interface Census {
  /** Takes a call, and when it was made, in milliseconds since 1970. */
  add(call: Call, timeMs: number | undefined): void;
  readonly span: Readonly<Span>;
  /** By calls, the most first, as are all the others. */
  actors(most: number): Ranking<ActorCalls>;
  addresses(most: number): Ranking<Calls>;
  accounts(most: number): Ranking<Calls>;
  regions(most: number): Ranking<Calls>;
  /** The parts of AWS that were called: `ec2`, `iam`. */
  services(most: number): Ranking<Calls>;
  /** What was called: `ec2:RunInstances`. */
  actions(most: number): Ranking<Calls>;
  /** What was refused most, by how often it was. */
  refusals(most: number): Ranking<Calls>;
}

/** The calls that have something in common. */
export interface Calls extends Readonly<Span> {
  /** What they have in common; empty where records say nothing of it. */
  readonly name: string;
  readonly calls: number;
  /** Of them, for lack of permission or of valid credentials. */
  readonly refused: number;
  /** Of them, for another reason. */
  readonly failed: number;
}

/** The calls of one actor. */
export interface ActorCalls extends Calls {
  /** What kind of principal: `user`, `role`, `service`, … */
  readonly kind: string;
}

/** Creates a census. Its memory does not grow with the number of records or of names. */
export function createCensus(): Census {
  const span: Span = {};
  const create = (key: string): Counted => ({ name: clean(key), calls: 0, refused: 0, failed: 0 });
  const byCalls = ({ calls }: Counted): number => calls;
  const ranked = (): Top<Counted> => createTop({ create, rank: byCalls });
  const actors = createTop<CountedActor>({
    create: (key) => ({ ...create(key), named: {} }),
    rank: byCalls,
  });
  const [addresses, accounts, regions, services] = [ranked(), ranked(), ranked(), ranked()];
  const actions = ranked();
  const refusals = createTop<Refused>({
    create: (action) => ({ action, refused: 0 }),
    rank: ({ refused }) => refused,
  });
  return {
    span,
    add({ actor, request, source, place }, timeMs) {
      const { action, outcome } = request;
      const count = (counted: Counted): void => countCall(counted, outcome, timeMs);
      extend(span, timeMs);
      const counted = actors.of(actor.key);
      nameActor(counted.named, actor);
      count(counted);
      count(addresses.of(source));
      count(accounts.of(place.account));
      count(regions.of(place.region));
      count(services.of(action.slice(0, action.indexOf(":"))));
      count(actions.of(action));
      if (outcome === "refused") refusals.of(action).refused += 1;
    },
    actors: (most) => describeActors(actors.highest(most)),
    addresses: (most) => addresses.highest(most),
    accounts: (most) => accounts.highest(most),
    regions: (most) => regions.highest(most),
    services: (most) => services.highest(most),
    actions: (most) => actions.highest(most),
    refusals: (most) => {
      const { entries, ...rest } = refusals.highest(most);
      return { ...rest, entries: entries.map((one) => withCalls(one, actions.known(one.action))) };
    },
  };
}

interface Counted extends Span {
  readonly name: string;
  calls: number;
  refused: number;
  failed: number;
}

interface CountedActor extends Counted {
  readonly named: NamedActor;
}

/** How often an action was refused; the action itself may have been dropped. */
interface Refused {
  readonly action: string;
  refused: number;
}

function withCalls({ action, refused }: Refused, known: Calls | undefined): Calls {
  const { calls = refused, ...rest } = known ?? { failed: 0, name: clean(action) };
  return { ...rest, calls: Math.max(calls, refused), refused };
}

function countCall(
  counted: Counted,
  outcome: Call["request"]["outcome"],
  timeMs: number | undefined,
): void {
  counted.calls += 1;
  if (outcome !== "succeeded") counted[outcome] += 1;
  extend(counted, timeMs);
}

function describeActors({ entries, ...rest }: Ranking<CountedActor>): Ranking<ActorCalls> {
  const describe = ({ named, ...calls }: CountedActor): ActorCalls => {
    const { name, kind } = actorTitle(named, calls.name);
    // Each account has a root user, and all of them have one name.
    const isRoot = kind === "root";
    return { ...calls, kind, name: isRoot ? `${name} of ${calls.name.split(":").at(-1)}` : name };
  };
  return { ...rest, entries: entries.map(describe) };
}
