import {
  all,
  type CompiledCondition,
  type Condition,
  compileCondition,
  field,
  parseSettings,
} from "@logcritical/rules";
import type { Suppression } from "../settings/settings.ts";

/** A suppression made ready to be asked about records. */
export interface Criteria {
  /** What the entry asks of the record itself. */
  readonly record: CompiledCondition;
  /** Whether one of the names of an actor fits; true where the entry names no actor. */
  readonly actor: (names: readonly string[]) => boolean;
}

/** Compiles an entry that `parseSuppressionCriteria` finds nothing wrong with. */
export function compileCriteria(entry: Suppression): Criteria {
  const actor =
    entry.actor === undefined ? undefined : compileCondition(actorField.is(entry.actor));
  return {
    record: compileCondition(all(...conditionsOf(entry))),
    actor: (names) =>
      actor === undefined || names.some((arn) => actor.matches({ userIdentity: { arn } })),
  };
}

/** What is wrong with the criteria of an entry, beyond the shape of each, in sentences. */
export function parseSuppressionCriteria(entry: Suppression): readonly string[] {
  const problems: string[] = [];
  if (entry.rule === undefined && entry.actor === undefined && conditionsOf(entry).length === 0) {
    problems.push("it would silence everything: name a rule, an actor or another criterion");
  }
  if (entry.includeTampering === true && entry.rule === undefined) {
    problems.push("includeTampering needs the one rule it is meant for: add rule");
  }
  // The caller writes it, and whoever has heard of the entry writes what it asks for.
  if (entry.userAgent !== undefined && (entry.actor ?? entry.network) === undefined) {
    problems.push(
      "userAgent is whatever the caller writes: add the actor or network it is meant for",
    );
  }
  if (entry.network !== undefined && !parseSettings({ networks: [entry.network] }).ok) {
    problems.push(
      `network is ${JSON.stringify(entry.network)}: write an address and a prefix length without ` +
        "host bits: 203.0.113.0/24",
    );
  }
  return problems;
}

/** A text is compared as CloudWatch compares: whole, `*` for any run of characters. */
const actorField = field("userIdentity.arn");

function conditionsOf(entry: Suppression): readonly Condition[] {
  const texts = [
    [field("recipientAccountId"), entry.account],
    [field("awsRegion"), entry.region],
    [field("userAgent"), entry.userAgent],
    [field("eventName"), entry.eventName],
    [field("errorCode"), entry.errorCode],
  ] as const;
  const compared = texts.flatMap(([where, text]) => (text === undefined ? [] : [where.is(text)]));
  const { network, actor } = entry;
  if (network === undefined) return compared;
  const within = field("sourceIPAddress").isInNetworks(network);
  // Behind an endpoint of their own VPC, anybody's address may look like one of these.
  return actor === undefined
    ? [...compared, within, field("vpcEndpointId").isMissing()]
    : [...compared, within];
}
