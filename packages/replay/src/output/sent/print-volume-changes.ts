import { topicNames } from "@logcritical/handler";
import { severities } from "@logcritical/rules";
import type { Volumes } from "../../whatif/volumes.ts";
import type { Paint } from "../paint.ts";
import { printTable } from "../print-table.ts";
import { printNumber } from "../words.ts";

/** What two set-ups would have sent about the same records. */
export interface VolumeChange {
  readonly before: Volumes;
  readonly after: Volumes;
}

/** How much more or less would have been sent, by topic, by what became of findings, and by rule. */
export function printVolumeChanges(
  { before, after }: VolumeChange,
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const rowsOf = (volumes: Volumes): ReadonlyMap<string, number> => new Map(numbersOf(volumes));
  const [olds, news] = [rowsOf(before), rowsOf(after)];
  const names = [...new Set([...olds.keys(), ...news.keys()])];
  const rows = names.flatMap((name) => {
    const [old, now] = [olds.get(name) ?? 0, news.get(name) ?? 0];
    if (old === 0 && now === 0) return [];
    const change = old === now ? "" : `${now > old ? "+" : ""}${printNumber(now - old)}`;
    const cells = [printNumber(old), printNumber(now), change];
    return [[name, ...cells.map((cell, at) => cell.padStart(heads[at]?.length ?? 0))]];
  });
  const table = printTable({ head: ["", ...heads], rows, columns });
  return `\n${paint.bold("What would have been sent")}\n${table}`;
}

const heads = ["before", "after", "change"] as const;

function* numbersOf(volumes: Volumes): Generator<readonly [string, number]> {
  for (const topic of topicNames) yield [`messages to ${topic}`, volumes.topics[topic].messages];
  const { alertsBySeverity, rules } = volumes;
  yield ["alerts", volumes.alerts];
  for (const severity of severities) yield [`  ${severity}`, alertsBySeverity[severity]];
  for (const { ruleId, alerts } of rules.toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1))) {
    yield [`  of ${ruleId}`, alerts];
  }
  yield ["findings", volumes.findings];
  yield ["  suppressed", volumes.suppressed];
  yield ["  merged", volumes.merged];
  yield ["  below a threshold", volumes.below];
  yield ["  in the daily report", volumes.held];
  yield ["alerts sharing a mail", volumes.shared];
  yield ["SMS left out", volumes.mutedSMS];
  yield ["alerts without a route", volumes.strays];
}
