import type { TrailRecord } from "@logcritical/rules";
import {
  accountOf,
  actionOf,
  actorOf,
  outcomeOf,
  redact,
  regionOf,
  sourceOf,
  targetsOf,
  toolOf,
} from "@logcritical/rules/record";
import type { Engine } from "../engine.ts";
import type { Alert } from "../group/alert.ts";
import { textAt } from "../json.ts";
import type { Sighting } from "../match/sighting.ts";
import type { HandlerSettings } from "../settings/settings.ts";
import type { AlertDocument, ThresholdDocument } from "./document.ts";
import { printTime, tame } from "./text.ts";

/** What rendering needs besides the alerts. */
export interface RenderContext
  extends Pick<Engine, "settings" | "settingsVersion" | "explain" | "sought"> {
  readonly nowMs: number;
}

/** How long one text of a stranger may be in a message, and how many targets are named. */
const lengthMax = 300;
const targetsMax = 10;

/** How long a link may be. A template of any length would make mails that SNS refuses for good. */
const linkLengthMax = 2000;

/**
 * Everything an alert says, as data: redacted first, then neutralised and bounded, so that no
 * renderer can forget it.
 */
export function describeAlert(alert: Alert, context: RenderContext): AlertDocument {
  const { leader, told } = alert;
  const { finding, rule } = leader;
  const record = redact(finding.record);
  const alias = aliasOf(leader, context.settings);
  const place: Place = {
    region: regionOf(record) ?? "",
    eventID: textAt(record, "eventID") || leader.eventID,
  };
  const userAgent = textAt(record, "userAgent");
  const requestID = textAt(record, "requestID");
  return {
    schemaVersion: 1,
    kind: "alert",
    id: alert.id,
    ruleId: finding.ruleId,
    title: finding.title,
    severity: finding.severity,
    ...(finding.because !== undefined && { because: finding.because }),
    teams: finding.teams,
    outcome: tameTexts(outcomeOf(record)),
    action: tame(actionOf(record), 150),
    targets: nameTargets(record, context.sought),
    actor: tameTexts(actorOf(record)),
    account: {
      id: tame(accountOf(record) ?? "", 40),
      ...(alias !== undefined && { alias: tame(alias, 60) }),
    },
    region: tame(place.region, 40),
    source: tameTexts(sourceOf(record)),
    tool: tameTexts(toolOf(record)),
    ...(userAgent !== undefined && { userAgent: tame(userAgent, lengthMax) }),
    time: printTime(leader.atMs),
    count: told.count,
    firstTime: printTime(told.firstMs),
    lastTime: printTime(told.lastMs),
    ...(leader.total !== undefined && { threshold: thresholdOf(leader, leader.total) }),
    why: context.explain(rule, finding.record, leader.json).map((line) => tame(line, lengthMax)),
    runbook: rule.runbook,
    attack: rule.attack,
    cis: rule.cis ?? [],
    references: rule.references,
    eventID: tame(place.eventID, 64),
    ...(requestID !== undefined && { requestID: tame(requestID, 64) }),
    link: linkTo(place, context.settings),
    lookup: lookupOf(place),
    settingsVersion: context.settingsVersion,
  };
}

/** What the settings call the account. */
export function aliasOf({ account }: Sighting, { accounts }: HandlerSettings): string | undefined {
  return Object.hasOwn(accounts, account) ? accounts[account]?.alias : undefined;
}

/** An object of texts, each made fit; other values are the record package's own. */
function tameTexts<T extends object>(object: T): T {
  const entries = Object.entries(object).map(
    ([name, value]) => [name, typeof value === "string" ? tame(value, lengthMax) : value] as const,
  );
  // The same names, and under each the same type: a text where there was a text.
  return Object.fromEntries(entries) as T;
}

function nameTargets(record: TrailRecord, sought: Engine["sought"]): readonly string[] {
  const targets = targetsOf(record, sought);
  const named = targets.slice(0, targetsMax).map((target) => tame(target, 200));
  const more = targets.length - named.length;
  return more > 0 ? [...named, `and ${more} more`] : named;
}

function thresholdOf({ finding, rule }: Sighting, total: number): ThresholdDocument {
  const { over, withinSeconds } = finding.threshold ?? rule.threshold ?? none;
  return { total, over, withinSeconds };
}

const none = { over: 0, withinSeconds: 0 };

/** Only characters that an id or region has are put into an address or a command. */
function plain(text: string): string {
  return text.replaceAll(/[^\w-]/g, "").slice(0, 64);
}

/** Where the record is to be looked up, redacted. */
type Place = Pick<Sighting, "region" | "eventID">;

function linkTo({ region, eventID }: Place, { links }: HandlerSettings): string {
  const link = (links.console ?? consoleOf(region))
    .replaceAll("{region}", plain(region) || "us-east-1")
    .replaceAll("{eventID}", plain(eventID));
  return tame(link, linkLengthMax);
}

/** Each partition has a console of its own, and none signs in to another's. */
function consoleOf(region: string): string {
  const domain = region.startsWith("cn-")
    ? "amazonaws.cn"
    : region.startsWith("us-gov-")
      ? "amazonaws-us-gov.com"
      : "aws.amazon.com";
  return `https://{region}.console.${domain}/cloudtrailv2/home?region={region}#/events/{eventID}`;
}

function lookupOf({ region, eventID }: Place): string {
  const where = region === "" ? "" : ` --region ${plain(region)}`;
  return (
    `aws cloudtrail lookup-events${where} ` +
    `--lookup-attributes AttributeKey=EventId,AttributeValue=${plain(eventID)}`
  );
}
