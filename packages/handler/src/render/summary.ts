import { createHash } from "node:crypto";
import {
  accountOf,
  actionOf,
  actorOf,
  redact,
  regionOf,
  sourceOf,
  targetsOf,
} from "@logcritical/rules/record";
import { summaryLinesMax } from "../limits.ts";
import type { Message } from "../publish/message.ts";
import type { RoutedAlert } from "../route/route-alerts.ts";
import type { TopicName } from "../route/topic.ts";
import { aliasOf, type RenderContext } from "./describe.ts";
import { printable } from "./subject.ts";
import { linesThatFit, printTime, tame } from "./text.ts";

/** The one message for alerts that would be too many by themselves: one line each. */
export function printSummary(
  routed: readonly RoutedAlert[],
  topic: TopicName,
  { settings, sought, nowMs }: LineContext & Pick<RenderContext, "nowMs">,
): Message {
  const lines = routed.map(({ alert }) => printLine(alert, { settings, sought }));
  const shown = linesThatFit(lines, summaryLinesMax);
  const more = lines.length - shown.length;
  const isLow = routed.every(({ alert }) => alert.leader.finding.severity === "low");
  const [severity, what] = isLow
    ? ["low", "alerts of low severity"]
    : [routed[0]?.alert.leader.finding.severity ?? "low", "more alerts in one delivery"];
  const ids = routed.map(({ alert }) => alert.id);
  const id = createHash("sha256").update(ids.join()).digest("hex").slice(0, 16);
  const heading = `${lines.length} ${what}`;
  const email = [
    `${severity.toUpperCase()}  ${heading}`,
    "",
    ...shown,
    ...(more > 0 ? [`and ${more} more, each in the handler's log`] : []),
    "",
    "--",
    isLow
      ? "Alerts of low severity share one message."
      : `One topic gets at most ${settings.limits.emailsPerDelivery} messages from one delivery ` +
        "(limits.emailsPerDelivery), for a storm of mail closes the channel it comes through.",
    "",
  ].join("\n");
  return {
    id: `${id}/${topic}`,
    topic,
    alertIds: ids,
    subject: printable(`[${severity.toUpperCase()}] ${heading}`),
    body: {
      default: printJSON({ id, severity, heading, nowMs, shown, more }),
      email,
      sms: heading,
    },
    attributes: { severity, ruleId: "summary", accountId: "several", region: "several" },
  };
}

/** What a line needs besides its alert. */
export type LineContext = Pick<RenderContext, "settings" | "sought">;

/** How much of one name is shown, so that there is room for all that a line says. */
const nameLengthMax = 80;

/**
 * One alert in one line, redacted: when, how grave, what, who, what to, from where, in which account,
 * how often.
 */
export function printLine(
  { leader, told }: Pick<RoutedAlert["alert"], "leader" | "told">,
  { settings, sought }: LineContext,
): string {
  const { finding, outcome } = leader;
  const record = redact(finding.record);
  const account = aliasOf(leader, settings) ?? accountOf(record) ?? "";
  const did = outcome.kind === "succeeded" ? "" : `${outcome.kind} `;
  const source = sourceOf(record).text;
  const from = source === "" ? "" : ` from ${tame(source, nameLengthMax)}`;
  const line =
    `${printTime(leader.atMs)}  ${finding.severity.toUpperCase()}  ${finding.title}: ` +
    `${did}${actionOf(record)} by ${tame(actorOf(record).name, nameLengthMax)}` +
    `${printTargets(targetsOf(record, sought))}${from} @${account} ${regionOf(record) ?? ""}` +
    (told.count > 1 ? `  x${told.count}` : "");
  return tame(line, 300);
}

function printTargets([first, ...others]: readonly string[]): string {
  if (first === undefined) return "";
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return ` on ${tame(first, nameLengthMax)}${more}`;
}

interface SummaryBody {
  readonly id: string;
  readonly severity: string;
  readonly heading: string;
  readonly nowMs: number;
  readonly shown: readonly string[];
  readonly more: number;
}

function printJSON({ id, severity, heading, nowMs, shown, more }: SummaryBody): string {
  const time = printTime(nowMs);
  return JSON.stringify({
    schemaVersion: 1,
    kind: "summary",
    id,
    severity,
    title: heading,
    time,
    lines: shown,
    more,
  });
}
