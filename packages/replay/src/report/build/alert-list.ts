import {
  type AlertDocument,
  factsOf,
  headlineOf,
  marksOf,
  printExcerpt,
} from "@logcritical/handler";
import { type Severity, severities, type TrailRecord } from "@logcritical/rules";
import type { ReportAlert, ReportAlerts, ReportDetail } from "../report.ts";
import { alertsMax } from "../sections/alerts.ts";

/** Collects alerts, the gravest of which will be shown. */
export interface AlertList {
  add(sent: SentLike): void;
  list(): ReportAlerts;
  /** How many there are of each rule. */
  readonly byRule: ReadonlyMap<string, number>;
}

/** An alert as it would have been sent, with its record, which has been redacted. */
export interface SentLike {
  readonly alert: AlertDocument;
  readonly topics: readonly string[];
  readonly record: TrailRecord;
}

/** So many of each severity may become cards, more than a page has room for. */
const detailsMax = 500;

/** The record in a card, in bytes: the most that an e-mail shows of it. */
const recordBytesMax = 6 * 1024;

/** Creates a list without alerts. */
export function createAlertList(): AlertList {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  const byRule = new Map<string, number>();
  const lists: Readonly<Record<Severity, ReportAlert[]>> = {
    critical: [],
    high: [],
    medium: [],
    low: [],
  };
  return {
    add(sent) {
      const { severity, ruleId } = sent.alert;
      counts[severity] += 1;
      byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1);
      const list = lists[severity];
      if (list.length < alertsMax) list.push(describe(sent, list.length < detailsMax));
    },
    list: () => ({
      total: severities.reduce((sum, severity) => sum + counts[severity], 0),
      list: severities.flatMap((severity) => lists[severity].toSorted(byTime)).slice(0, alertsMax),
    }),
    byRule,
  };
}

/** Alerts come when they are told, which for repeats is after they happened. */
function byTime(
  { firstMs: a = lastMs }: ReportAlert,
  { firstMs: b = lastMs }: ReportAlert,
): number {
  return a - b;
}

/** Where what has no time stands. */
const lastMs = Number.MAX_SAFE_INTEGER;

function describe(sent: SentLike, isDetailed: boolean): ReportAlert {
  const { id, severity, ruleId, title, action, actor, outcome, account, region, source, count } =
    sent.alert;
  const [firstMs, lastMs] = [Date.parse(sent.alert.firstTime), Date.parse(sent.alert.lastTime)];
  const { kind, errorCode } = outcome;
  return {
    id,
    severity,
    ruleId,
    title,
    action,
    actor: actor.name,
    outcome: errorCode === undefined ? kind : `${kind} (${errorCode})`,
    account: account.alias ?? account.id,
    region,
    source: source.text,
    ...(!Number.isNaN(firstMs) && { firstMs }),
    ...(!Number.isNaN(lastMs) && { lastMs }),
    count,
    ...(isDetailed && { detail: detailOf(sent) }),
  };
}

function detailOf({ alert, topics, record }: SentLike): ReportDetail {
  const { why, runbook, references, link, lookup } = alert;
  return {
    headline: headlineOf(alert),
    facts: factsOf(alert),
    why,
    runbook,
    marks: marksOf(alert),
    references,
    link,
    lookup,
    record: printExcerpt(record, recordBytesMax).text,
    topics,
  };
}
