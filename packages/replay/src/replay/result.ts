import type { Crossing, Finding, RuleMode, Severity, Team } from "@logcritical/rules";
import {
  accountOf,
  actionOf,
  actorOf,
  type MFA,
  outcomeOf,
  redactFields,
  regionOf,
  sourceOf,
  type TrailRecord,
  targetsOf,
  timeOf,
  toolOf,
} from "@logcritical/rules/record";

/**
 * One line of a replay, for people and for other programs: its names are a promise. Everything in
 * it is redacted; texts are as the record holds them, and each kind of output makes them safe.
 */
export interface ReplayResult {
  /** When the call was made: RFC 3339, in UTC. */
  readonly time?: string;
  readonly severity: Severity;
  readonly ruleId: string;
  readonly title: string;
  /** Why the severity is above the rule's own, where it is. */
  readonly because?: string;
  /** Nobody would have been told of a `shadow` finding. */
  readonly mode: Exclude<RuleMode, "off">;
  readonly teams: readonly Team[];
  readonly account?: string;
  readonly region?: string;
  readonly actor: string;
  readonly actorKind: string;
  readonly actorArn?: string;
  readonly mfa: MFA;
  readonly action: string;
  readonly targets: readonly string[];
  /** Where the call came from: an address, or a part of AWS. */
  readonly source: string;
  readonly sourceKind: string;
  readonly tool: string;
  readonly outcome: "succeeded" | "refused" | "failed";
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly eventId?: string;
  /** For a rule with a threshold: what was counted when it was crossed by this record. */
  readonly count?: ReplayCount;
}

/** What was counted within one window of record time. */
export interface ReplayCount {
  readonly total: number;
  /** When the first and the last record of the window were made: RFC 3339, in UTC. */
  readonly from?: string;
  readonly to?: string;
  /** The records counted. */
  readonly eventIds: readonly string[];
}

/** What a result says of the record alone, whatever the rule. */
export type RecordDescription = Omit<
  ReplayResult,
  "time" | "severity" | "ruleId" | "title" | "because" | "mode" | "teams" | "count"
> & { readonly time: string | undefined };

/** What the readers below read of a record. */
const fieldsRead = [
  "additionalEventData",
  "awsRegion",
  "errorCode",
  "errorMessage",
  "eventID",
  "eventName",
  "eventSource",
  "eventTime",
  "recipientAccountId",
  "requestParameters",
  "resources",
  "responseElements",
  "sessionCredentialFromConsole",
  "sourceIPAddress",
  "userAgent",
  "userIdentity",
];

/** Describes a record. Everything is read from the redacted one, so nothing else can get out. */
export function describeRecord(given: TrailRecord): RecordDescription {
  const record = redactFields(given, fieldsRead);
  const actor = actorOf(record);
  const source = sourceOf(record);
  const { kind: outcome, errorCode, errorMessage } = outcomeOf(record);
  const timeMs = timeOf(record);
  const account = accountOf(record);
  const region = regionOf(record);
  return {
    time: timeMs === undefined ? undefined : printTime(timeMs),
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    actor: actor.name,
    actorKind: actor.kind,
    ...(actor.arn !== undefined && { actorArn: actor.arn }),
    mfa: actor.mfa,
    action: actionOf(record),
    targets: targetsOf(record),
    source: source.text,
    sourceKind: source.kind,
    tool: toolOf(record).name,
    outcome,
    ...(errorCode !== undefined && { errorCode }),
    ...(errorMessage !== undefined && { errorMessage }),
    ...eventIdOf(record.eventID),
  };
}

/** The result of a finding, given what its record says. */
export function resultOf(finding: Finding, description: RecordDescription): ReplayResult {
  const { ruleId, title, severity, because, mode, teams } = finding;
  const { time, ...said } = description;
  return {
    ...(time !== undefined && { time }),
    severity,
    ruleId,
    title,
    ...(because !== undefined && { because }),
    mode,
    teams,
    ...said,
  };
}

/** Adds what was counted to the finding of the record that crossed the threshold. */
export function withCount(result: ReplayResult, crossing: Crossing): ReplayResult {
  const { total, fromMs, toMs, eventIds } = crossing;
  return {
    ...result,
    count: {
      total,
      ...(fromMs !== undefined && { from: printTime(fromMs) }),
      ...(toMs !== undefined && { to: printTime(toMs) }),
      eventIds,
    },
  };
}

/** `2026-08-01T14:05:31Z`; milliseconds only where there are some. */
export function printTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(".000Z", "Z");
}

function eventIdOf(eventID: unknown): { readonly eventId?: string } {
  return typeof eventID === "string" && eventID !== "" ? { eventId: eventID } : {};
}
