import { isActive, type Severity, severities } from "@logcritical/rules";
import { neutralise } from "@logcritical/rules/record";
import type { NotData } from "../read/unwrap.ts";
import { printTime } from "../replay/print-time.ts";
import type { Mention, RuleTally, Tally } from "../replay/tally.ts";
import { adviseRecords, countAsked } from "./name-records.ts";
import type { Paint } from "./paint.ts";
import { printBytes, printNumber, printThings } from "./words.ts";
import { printWrapped } from "./wrap.ts";

/** How the summary is set. */
export interface SummaryLayout {
  /** Characters in a line. */
  readonly columns: number;
  readonly paint: Paint;
}

/** What a replay came to, for people: what was found, what never fired, and what was read. */
export function printSummary(tally: Tally, layout: SummaryLayout): string {
  return printRows([...findingRows(tally, layout.paint), ...inputRows(tally)], layout);
}

/** Only what was read. */
export function printInput(tally: Tally, layout: SummaryLayout): string {
  return printRows(inputRows(tally), layout);
}

function printRows(rows: readonly Row[], layout: SummaryLayout): string {
  const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.map((row) =>
    layout.columns < columnsMin ? printNarrow(row, layout) : printWide(row, indent, layout),
  );
  return `\n${lines.join("\n")}\n`;
}

/** Narrower than this, as on a phone, what belongs to a name stands below it. */
const columnsMin = 60;

function printWide([name, text]: Row, indent: number, { columns, paint }: SummaryLayout): string {
  return `${paint.bold(name.padEnd(indent))}${printWrapped(text, { indent, columns }).slice(indent)}`;
}

function printNarrow([name, text]: Row, { columns, paint }: SummaryLayout): string {
  return `${paint.bold(name)}\n${printWrapped(text, { indent: 4, columns })}`;
}

/** What it cost; the one line that differs from run to run. */
export interface Cost {
  readonly elapsedMs: number;
  readonly peakBytes: number;
  /** Characters in a line. */
  readonly columns: number;
}

/** Prints the cost of a replay: time, speed and memory. */
export function printCost({ records }: Tally, { elapsedMs, peakBytes, columns }: Cost): string {
  const seconds = Math.max(elapsedMs, 1) / 1000;
  const rate = printNumber(Math.round(records / seconds));
  const cost = `${seconds.toFixed(2)} s, ${rate} records/s, peak memory ${printBytes(peakBytes)}`;
  return `${printWrapped(cost, { indent: 0, columns })}\n`;
}

type Row = readonly [name: string, text: string];

function findingRows(tally: Tally, paint: Paint): readonly Row[] {
  // That nothing was found says nothing where nothing was asked, and must not look as if it did.
  if (countAsked(tally) === 0) return [["Findings", "none, as there was no record to look at"]];
  const { rules } = tally;
  const fired = rules.filter(({ findings }) => findings > 0);
  const able = rules.filter(({ state }) => isActive(state));
  const silent = able.filter(({ findings, matched }) => findings === 0 && matched === 0);
  const below = able.filter(({ findings, matched }) => findings === 0 && matched > 0);
  const unable = rules.filter((rule) => !able.includes(rule));
  return [
    ["Findings", printFindings(rules, paint)],
    ...fired.toSorted((a, b) => b.findings - a.findings).map((rule) => ruleRow(rule, paint)),
    ...below.map((rule) => ruleRow(rule, paint)),
    ...list("Never fired", silent),
    ...unable.map(
      ({ state: { rule, state, reason } }): Row => [
        state === "off" ? "Off" : "Inactive",
        `${rule.id}: ${reason ?? "by the settings"}`,
      ],
    ),
  ];
}

function printFindings(rules: readonly RuleTally[], paint: Paint): string {
  const counts = severities.map(
    (severity) =>
      [severity, rules.reduce((sum, rule) => sum + (rule.bySeverity[severity] ?? 0), 0)] as const,
  );
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const parts = counts
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${printNumber(count)} ${paint.severity(severity)}`);
  return total === 0 ? "none" : `${printNumber(total)}: ${parts.join(", ")}`;
}

function ruleRow({ state, matched, findings, bySeverity }: RuleTally, paint: Paint): Row {
  const { rule } = state;
  const grave = severities.filter((severity) => (bySeverity[severity] ?? 0) > 0);
  const parts = grave.map((severity) => count(bySeverity, severity, paint));
  const counted =
    rule.threshold === undefined || findings === matched
      ? []
      : [`${printThings(matched, "record")} counted`];
  const hidden = findings === 0 && rule.threshold === undefined ? ["below the severity asked"] : [];
  const shadow = state.state === "shadow" ? ["shadow"] : [];
  return [`  ${rule.id}`, [...parts, ...counted, ...hidden, ...shadow].join(", ")];
}

function count(bySeverity: RuleTally["bySeverity"], severity: Severity, paint: Paint): string {
  return `${printNumber(bySeverity[severity] ?? 0)} ${paint.severity(severity)}`;
}

function list(name: string, rules: readonly RuleTally[]): readonly Row[] {
  return rules.length === 0 ? [] : [[name, rules.map(({ state }) => state.rule.id).join(", ")]];
}

function inputRows(tally: Tally): readonly Row[] {
  const { files, bytes, records, duplicates, unselected, fromMs, toMs } = tally;
  const left = [
    ...(duplicates > 0 ? [`${printThings(duplicates, "duplicate")} left out`] : []),
    ...(unselected > 0 ? [`${printNumber(unselected)} not asked for`] : []),
  ];
  const isAdvised = countAsked(tally) === 0 && tally.unreadable.length === 0;
  const advice = isAdvised ? [adviseRecords(tally)] : [];
  const times =
    fromMs === undefined || toMs === undefined ? [] : [printTime(fromMs), printTime(toMs)];
  return [
    ["Read", `${printThings(files, "file")}, ${printBytes(bytes)}`],
    ["Records", [printNumber(records), ...left, ...advice].join(", ")],
    ...(times.length === 0 ? [] : [["Times", times.join(" to ")] as const]),
    ...[...tally.notData].map(([kind, number]): Row => ["No record", printNotData(kind, number)]),
    ...tally.skipped.map((mention): Row => ["Skipped", printMention(mention)]),
    ...tally.unreadable.map((mention): Row => ["Unreadable", printMention(mention)]),
  ];
}

/** `2 digests`: what was there and is no record of a call. */
export function printNotData(kind: NotData, count: number): string {
  return notDataNames[kind](count);
}

const notDataNames = {
  digest: (number: number) => printThings(number, "digest"),
  insight: (number: number) => `${printNumber(number)} of CloudTrail Insights`,
  "control-message": (number: number) => printThings(number, "control message"),
};

/** How many, why, and where: `8 without JSON (a.ts, b.ts, c.ts and 5 more)`. */
export function printMention({ reason, count: number, names, unnamed }: Mention): string {
  const more = unnamed > 0 ? ` and ${printNumber(unnamed)} more` : "";
  return neutralise(`${printNumber(number)} ${reason} (${names.join(", ")}${more})`);
}
