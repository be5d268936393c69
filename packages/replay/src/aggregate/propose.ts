import { type Sighting, type Suppression, watchesTampering } from "@logcritical/handler";
import { neutralise } from "@logcritical/rules/record";
import { actorTitle, type NamedActor, nameActor } from "./actor-title.ts";
import { createTop, type Top } from "./top.ts";

/** A suppression that would spare people most of what a rule tells them. */
export interface Proposal {
  readonly ruleId: string;
  /** For people. */
  readonly actor: string;
  /** Matches of the rule by the actor, and by everybody. */
  readonly matches: number;
  readonly of: number;
  /**
   * The entry for the settings. Until when, why, and who answers for it are left for a person to
   * fill in: as it stands, the settings refuse it.
   */
  readonly entry: Suppression;
}

/** Finds actors that drown a rule. */
export interface Proposer {
  /** Takes a finding that no suppression silences. */
  add(sighting: Sighting): void;
  /** The most spared first; for no actor, by its key, that is under suspicion. */
  proposals(isSuspect: (actorKey: string) => boolean): readonly Proposal[];
}

/** An actor with more than this share of a rule's matches drowns the others. */
const shareMin = 0.8;

/** Fewer matches of a rule than this are no noise, whoever they are by: a choice of our own. */
const matchesMin = 10;

/** Creates a proposer. It proposes nothing for rules that watch what watches. */
export function createProposer(): Proposer {
  const rules = new Map<string, RuleMatches>();
  return {
    add({ finding, rule, actor, account }) {
      if (watchesTampering(rule)) return;
      const matches = rules.get(finding.ruleId) ?? createMatches();
      rules.set(finding.ruleId, matches);
      matches.count += 1;
      const by = matches.actors.of(actor.key);
      by.count += 1;
      nameActor(by.named, actor);
      by.accounts.add(account);
      const target = (actor.session === undefined ? actor.arn : actor.issuer) ?? actor.key;
      if (by.target === undefined || target < by.target) by.target = target;
    },
    proposals: (isSuspect) =>
      [...rules]
        .flatMap(([ruleId, matches]) => propose(ruleId, matches, isSuspect))
        .toSorted((a, b) => b.matches - a.matches || (a.ruleId < b.ruleId ? -1 : 1)),
  };
}

interface RuleMatches {
  count: number;
  readonly actors: Top<ActorMatches>;
}

interface ActorMatches {
  readonly key: string;
  count: number;
  readonly named: NamedActor;
  readonly accounts: Set<string>;
  /** What a suppression calls the actor by. */
  target?: string;
}

/** Who is among a thousand with equal shares does not have most of a rule's matches. */
const kept = 1000;

function createMatches(): RuleMatches {
  const create = (key: string): ActorMatches => ({
    key,
    count: 0,
    named: {},
    accounts: new Set(),
  });
  return { count: 0, actors: createTop({ create, rank: ({ count }) => count, kept }) };
}

function propose(
  ruleId: string,
  { count, actors }: RuleMatches,
  isSuspect: (actorKey: string) => boolean,
): readonly Proposal[] {
  const [by] = actors.highest(1).entries;
  if (by?.target === undefined || count < matchesMin || by.count <= shareMin * count) return [];
  if (isSuspect(by.key) || !isPlain(by.target)) return [];
  const [account = "", ...otherAccounts] = by.accounts;
  const isOneAccount = /^\d{12}$/.test(account) && otherAccounts.length === 0;
  const entry: Suppression = {
    rule: ruleId,
    ...(isOneAccount && { account }),
    actor: by.target,
    until: "",
    reason: "",
    owner: "",
  };
  return [
    { ruleId, actor: actorTitle(by.named, by.key).name, matches: by.count, of: count, entry },
  ];
}

/** A name with a wildcard would silence others too, and an odd one is nobody's to be trusted. */
function isPlain(target: string): boolean {
  return target !== "" && !target.includes("*") && neutralise(target) === target;
}
