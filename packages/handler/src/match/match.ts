import type { Finding, Rule, RuleSet } from "@logcritical/rules";
import { actionOf } from "@logcritical/rules/record";
import type { DeliveredRecord } from "../decode/delivery.ts";
import { tamperingField } from "./alerter-changed.ts";
import { createSighting, type Sighting } from "./sighting.ts";
import { watchesTampering } from "./tampering.ts";

/** What the rules found, and what of it concerns nobody. */
export interface Matched {
  readonly sightings: readonly Sighting[];
  /** Findings on the calls that this function makes for its work. */
  readonly own: number;
  /** Findings of rules that are being tried out. */
  readonly shadow: number;
}

/** What matching needs besides the records. */
export interface MatchContext {
  readonly rules: RuleSet;
  /** The ARN of the role this function runs as, where it is known. */
  readonly ownRole: string | undefined;
  readonly nowMs: number;
}

/**
 * Asks every rule about every record. The calls that the handler makes for its work are left out,
 * for an alert about publishing an alert has no end; no others of its role are, for then somebody
 * else has it.
 */
export function match(records: readonly DeliveredRecord[], context: MatchContext): Matched {
  const { rules, ownRole, nowMs } = context;
  const byId = new Map(rules.rules.map(({ rule }) => [rule.id, rule]));
  const sightings: Sighting[] = [];
  let [own, shadow] = [0, 0];
  for (const delivered of records) {
    for (const finding of findIn(delivered, rules, byId)) {
      const rule = byId.get(finding.ruleId);
      if (rule === undefined) throw new Error(`A finding of ${finding.ruleId}, which is no rule`);
      const sighting = createSighting(finding, rule, { delivered, nowMs });
      const isOwn = ownRole !== undefined && sighting.actor.issuer === ownRole;
      if (isOwn && ownCalls.has(actionOf(delivered.record))) own += 1;
      else if (finding.mode === "shadow") shadow += 1;
      else sightings.push(sighting);
    }
  }
  return { sightings, own, shadow };
}

/**
 * What the rules find. Of what the watch calls tampering they are asked once more where none of them
 * takes it for that, with the word of the watch in the record: `createAlerterRule` has a rule for it.
 */
function findIn(
  { record, json, tampering }: DeliveredRecord,
  rules: RuleSet,
  byId: ReadonlyMap<string, Rule>,
): readonly Finding[] {
  const findings = rules.match(record, json);
  if (tampering === undefined) return findings;
  const isKnown = findings.some(({ ruleId, mode, threshold }) => {
    const rule = byId.get(ruleId);
    // What only counts is told by nobody yet.
    const isTold = mode === "alert" && threshold === undefined;
    return isTold && rule !== undefined && watchesTampering(rule);
  });
  return isKnown ? findings : rules.match({ ...record, [tamperingField]: tampering });
}

/** What the function calls, as `actionOf` names it: topics, table, settings, their key, its log. */
const ownCalls: ReadonlySet<string> = new Set([
  "sns:Publish",
  "sns:PublishBatch",
  "dynamodb:BatchWriteItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:UpdateItem",
  "ssm:GetParameter",
  "s3:GetObject",
  "kms:Decrypt",
  "kms:GenerateDataKey",
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
]);
