import { type Engine, isSMSTopic, type TopicName, topicNames } from "@logcritical/handler";
import { severities } from "@logcritical/rules";
import { neutralise } from "@logcritical/rules/record";
import type { DayVolume, RuleVolume, TopicVolume, Volumes } from "../../whatif/volumes.ts";
import type { Paint } from "../paint.ts";
import { printTable } from "../print-table.ts";
import { printNumber, printThings } from "../words.ts";
import { printWrapped } from "../wrap.ts";

/** How volumes are shown, and what explains them. */
export interface VolumeLayout {
  readonly columns: number;
  readonly paint: Paint;
  /** Whose suppressions silence. */
  readonly engine: Engine;
  /** What one part of an SMS costs in US$, where the user said. */
  readonly smsPrice?: number | undefined;
}

/** How much would have been sent, by day and topic, and what became of what was not. */
export function printVolumes(volumes: Volumes, layout: VolumeLayout): string {
  const { paint } = layout;
  const sections = [
    [paint.bold("What would have been sent"), printDays(volumes, layout)],
    [paint.bold("What became of the findings"), printFates(volumes, layout)],
    ...(volumes.rules.length === 0
      ? []
      : [[paint.bold("Rule by rule"), printRules(volumes.rules, layout)]]),
  ];
  const grounds = paint.dim(printWrapped(assumed, { indent: 0, columns: layout.columns }));
  return `\n${sections.map((lines) => lines.join("\n")).join("\n")}\n${grounds}\n`;
}

/** What nobody can know at a desk. */
const assumed =
  "Taken for granted: what happens within a minute is one delivery, which comes at once; there are " +
  "all four topics and the state table; nothing fails; the rule alerter-changed is not asked.";

/** More days than fit on a screen are told month by month. */
const daysMax = 45;

function printDays(volumes: Volumes, { columns, smsPrice }: VolumeLayout): string {
  const days = volumes.days.length > daysMax ? byMonth(volumes.days) : volumes.days;
  const row = (name: string, topics: DayVolume["topics"]): readonly string[] => [
    name,
    ...topicNames.map((topic) => right(topics[topic].messages, topic)),
  ];
  const table = printTable({
    head: ["", ...topicNames],
    rows: [...days.map(({ day, topics }) => row(day, topics)), row("in all", volumes.topics)],
    columns,
  });
  const parts = sum(topicNames.filter(isSMSTopic), (topic) => volumes.topics[topic].parts);
  return `${table}${parts === 0 ? "" : `${printWrapped(printCost(parts, smsPrice), { indent: 0, columns })}\n`}`;
}

function byMonth(days: readonly DayVolume[]): readonly DayVolume[] {
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  return [...months].map(([day, members]) => {
    const total = (topic: TopicName): TopicVolume => ({
      messages: sum(members, ({ topics }) => topics[topic].messages),
      parts: sum(members, ({ topics }) => topics[topic].parts),
    });
    const topics = topicNames.map((topic) => [topic, total(topic)] as const);
    // One entry for each of the names.
    return { day, topics: Object.fromEntries(topics) as DayVolume["topics"] };
  });
}

/** What a part costs depends on its country, and changes. */
function printCost(parts: number, price: number | undefined): string {
  const sent = `With one phone on each topic, ${printThings(parts, "part")} of SMS`;
  return price === undefined
    ? `${sent}. Give --sms-price, the price of a part in your country, to see what they cost.`
    : `${sent} cost US$ ${(parts * price).toFixed(2)}, at US$ ${price} each.`;
}

/** A number under its heading, set to the right. */
function right(count: number, heading: string): string {
  return printNumber(count).padStart(heading.length);
}

function printFates(volumes: Volumes, { engine, columns, paint }: VolumeLayout): string {
  const { findings, alerts, merged, below, held, suppressed, duplicates } = volumes;
  const { shared, mutedSMS, strays, shadow } = volumes;
  const grave = severities.filter((severity) => volumes.alertsBySeverity[severity] > 0);
  const bySeverity = grave.map(
    (severity) => `${printNumber(volumes.alertsBySeverity[severity])} ${paint.severity(severity)}`,
  );
  const { suppressions, limits } = engine.settings;
  const { smsPerHour, smsPerDay, emailsPerDelivery } = limits;
  const fates: readonly (readonly [number, string])[] = [
    [findings, "findings, of which there were"],
    [alerts, `told as alerts${bySeverity.length === 0 ? "" : `: ${bySeverity.join(", ")}`}`],
    [merged, "merged: told as a number with another of their kind, at once or with the next alert"],
    [below, "of rules that count, before there were too many"],
    [held, "of low severity, told in the daily report"],
    [duplicates, "told before"],
    [suppressed, "suppressed"],
    ...suppressions.map(({ reason, owner }, index): readonly [number, string] => [
      volumes.suppressions.get(index) ?? 0,
      neutralise(`  by suppressions[${index}]: ${reason} (${owner})`),
    ]),
    [shared, `of the alerts shared a mail: over ${emailsPerDelivery} in one delivery, or low`],
    [mutedSMS, `SMS left out: over ${smsPerHour} an hour or ${smsPerDay} a day on their topic`],
    [strays, "alerts that no topic was meant for"],
    [shadow, "more of rules on trial (mode shadow), told to nobody"],
  ];
  const isShown = ([count, what]: readonly [number, string], index: number): boolean =>
    count > 0 || index === 0 || what.startsWith("  ");
  const width = Math.max(...fates.map(([count]) => printNumber(count).length));
  return fates
    .filter(isShown)
    .map(([count, what]) => {
      const text = `${printNumber(count).padStart(width)}  ${what}`;
      return `${printWrapped(text, { indent: 0, columns })}\n`;
    })
    .join("");
}

function printRules(rules: readonly RuleVolume[], { columns }: VolumeLayout): string {
  const names = ["findings", "suppressed", "merged", "below", "held", "alerts"] as const;
  const ordered = rules.toSorted((a, b) => b.alerts - a.alerts || b.findings - a.findings);
  return printTable({
    head: ["", ...names],
    rows: ordered.map((rule) => [rule.ruleId, ...names.map((name) => right(rule[name], name))]),
    columns,
  });
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
