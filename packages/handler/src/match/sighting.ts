import { createHash } from "node:crypto";
import type { Finding, Rule, TrailRecord } from "@logcritical/rules";
import {
  type Actor,
  accountOf,
  actionOf,
  actorOf,
  type Outcome,
  outcomeOf,
  regionOf,
  timeOf,
} from "@logcritical/rules/record";
import type { DeliveredRecord } from "../decode/delivery.ts";
import { printValue, textAt } from "../json.ts";
import { watchesTampering } from "./tampering.ts";

/** A finding, with what the later stages ask of it again and again, computed once. */
export interface Sighting {
  readonly finding: Finding;
  readonly rule: Rule;
  /** The same for the same rule and record, however often it is delivered. */
  readonly key: string;
  /**
   * The same for findings that one alert stands for: of one rule, account, actor (sessions of a
   * role are one) and outcome; and of one severity, so that a graver case is never a mere repeat.
   * Where somebody tampers with what watches, and it is grave, also of one call with the same
   * parameters, so that a harmless call just before, on something else or on the same thing, does
   * not turn the end of the trail into a repeat.
   */
  readonly groupKey: string;
  /** CloudTrail's, or where the record has none that of its delivery; a hash of one that is long. */
  readonly eventID: string;
  /** The account whose trail it is; empty where the record does not say. */
  readonly account: string;
  readonly region: string;
  readonly actor: Actor;
  readonly outcome: Outcome;
  /** When it happened, in milliseconds since 1970: record time. */
  readonly atMs: number;
  /** The record's JSON text, where it came as one. */
  readonly json: string | undefined;
  /** The Kinesis record it came in. */
  readonly sequenceNumber: string | undefined;
  /** For rules that count: how much was counted, once it was too much. */
  readonly total?: number;
}

/** Looks at a finding in its record. `nowMs` stands in for a time that nobody wrote down. */
export function createSighting(
  finding: Finding,
  rule: Rule,
  { delivered, nowMs }: { readonly delivered: DeliveredRecord; readonly nowMs: number },
): Sighting {
  const { record, ruleId, severity } = finding;
  // An empty one would be that of every other without one.
  const eventID = shortOf(textAt(record, "eventID") || delivered.id);
  const account = accountOf(record) ?? "";
  const actor = actorOf(record);
  const outcome = outcomeOf(record);
  const isGraveTampering =
    watchesTampering(rule) && (severity === "critical" || severity === "high");
  return {
    finding,
    rule,
    key: `finding/${ruleId}/${eventID}`,
    groupKey: [`group/${ruleId}/${severity}/${account}/${outcome.kind}/${actor.key}`]
      .concat(isGraveTampering ? [actionOf(record), requestOf(record)] : [])
      .join("/"),
    eventID,
    account,
    region: regionOf(record) ?? "",
    actor,
    outcome,
    atMs: timeOf(record) ?? delivered.ingestedAtMs ?? nowMs,
    json: delivered.json,
    sequenceNumber: delivered.sequenceNumber,
  };
}

/** CloudTrail's has 36 characters; one of half a megabyte is somebody's who means to fill the table. */
const idLengthMax = 200;

function shortOf(id: string): string {
  return id.length <= idLengthMax ? id : createHash("sha256").update(id).digest("hex");
}

/** The same for requests with the same parameters, of which a call may have many and long ones. */
function requestOf(record: TrailRecord): string {
  return createHash("sha256").update(printValue(record.requestParameters)).digest("hex");
}
