import { type Alert, byGravity } from "../group/alert.ts";
import { watchesTampering } from "../match/tampering.ts";
import type { HandlerSettings } from "../settings/settings.ts";
import type { Counts } from "../state/state-table.ts";
import { type Route, route } from "./route.ts";
import { isSMSTopic, type TopicName, type Topics } from "./topic.ts";

/** An alert with the topics it still has to reach. */
export interface RoutedAlert {
  readonly alert: Alert;
  readonly topics: readonly TopicName[];
  readonly isStray: boolean;
  /** SMS topics for which this is the last message of the hour or day. */
  readonly lastOn: ReadonlyMap<TopicName, SMSWindow>;
  /** SMS topics left out because the hour or day has had its share. */
  readonly muted: readonly TopicName[];
  /** Where the SMS of each topic was counted. */
  readonly counted: ReadonlyMap<TopicName, readonly SMSCounter[]>;
}

/** How many SMS an hour or a day has had, by the name that the state table knows it under. */
interface SMSCounter {
  readonly name: string;
  readonly keepUntilMs: number;
}

/** What fills up: until its end no more SMS are sent. */
export interface SMSWindow {
  readonly untilMs: number;
}

/** What routing needs besides the alerts. */
export interface RouteContext {
  readonly settings: HandlerSettings;
  readonly topics: Topics;
  readonly counts: Counts;
  readonly nowMs: number;
}

/**
 * Gives every alert its topics, less those that an earlier attempt reached, and less the SMS that
 * would be too many: SNS stops sending for the rest of the month when the account's spending limit
 * is reached, US$1 by default ("Requesting increases to your monthly SMS spending quota", Amazon
 * SNS Developer Guide). An alert that would have had only an SMS goes by e-mail instead.
 */
export async function routeAlerts(
  alerts: readonly Alert[],
  context: RouteContext,
): Promise<readonly RoutedAlert[]> {
  const routed: RoutedAlert[] = [];
  // One after the other, so that the alert said to be the last is the last; and the gravest first,
  // so that no lesser one of the same delivery takes the SMS that it needs.
  for (const alert of alerts.toSorted(byGravity)) routed.push(await routeAlert(alert, context));
  return routed;
}

async function routeAlert(alert: Alert, context: RouteContext): Promise<RoutedAlert> {
  const { finding, account, rule } = alert.leader;
  const { topics, isStray } = route({ ...finding, account }, context.settings, context.topics);
  const wanted = topics.filter((topic) => !alert.sent.includes(topic));
  const lastOn = new Map<TopicName, SMSWindow>();
  const muted: TopicName[] = [];
  const counted = new Map<TopicName, readonly SMSCounter[]>();
  for (const topic of wanted.filter(isSMSTopic)) {
    const share = await takeShare(topic, watchesTampering(rule) ? "tampering" : "sms", context);
    if (share.kind === "none") muted.push(topic);
    else counted.set(topic, share.counters);
    if (share.kind === "last") lastOn.set(topic, share);
  }
  const left = wanted.filter((topic) => !muted.includes(topic));
  const isMute = left.length === 0 && alert.sent.length === 0 && muted.length > 0;
  const { topics: refuge }: Route = isMute ? refugeOf(context) : { topics: left, isStray };
  return { alert, topics: refuge, isStray, lastOn, muted, counted };
}

/** Where an alert goes that no SMS may carry: to whatever takes alerts that have no route. */
function refugeOf({ settings, topics }: RouteContext): Route {
  const nobodys = { ruleId: "", severity: "low", teams: [], account: "" } as const;
  return route(nobodys, { ...settings, routing: [] }, topics);
}

type Share =
  | { readonly kind: "none" }
  | ({ readonly kind: "some" } & Counted)
  | ({ readonly kind: "last" } & Counted & SMSWindow);

interface Counted {
  readonly counters: readonly SMSCounter[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Takes one SMS of the hour's and the day's share (UTC). What tells of tampering has a share of its
 * own: five loud calls beforehand would else buy an hour in which nobody is woken.
 */
async function takeShare(
  topic: TopicName,
  purse: "sms" | "tampering",
  context: RouteContext,
): Promise<Share> {
  const { counts, nowMs, settings } = context;
  const { smsPerHour, smsPerDay } = settings.limits;
  const windows = [
    { name: "hour", lengthMs: hourMs, most: smsPerHour },
    { name: "day", lengthMs: dayMs, most: smsPerDay },
  ];
  const counters: SMSCounter[] = [];
  let fullUntilMs: number | undefined;
  for (const { name, lengthMs, most } of windows) {
    const number = Math.floor(nowMs / lengthMs);
    const untilMs = (number + 1) * lengthMs;
    const counter = { name: `${purse}/${topic}/${name}/${number}`, keepUntilMs: untilMs + dayMs };
    const taken = await counts.increment(counter.name, counter.keepUntilMs, 1);
    if (taken > most) return { kind: "none" };
    if (taken === most) fullUntilMs = untilMs;
    counters.push(counter);
  }
  return fullUntilMs === undefined
    ? { kind: "some", counters }
    : { kind: "last", counters, untilMs: fullUntilMs };
}
