import { neutralise } from "@logcritical/rules/record";
import type { ReplayResult } from "../replay/result.ts";
import type { Format } from "./format.ts";
import { printCount, printTargets } from "./words.ts";

/** A table in GitHub's Markdown, for tickets and incident notes. */
export function createMarkdown(): Format {
  const names = columns.map(([name]) => name);
  return {
    head: () => `${printRow(names)}${printRow(names.map(() => "---"))}`,
    nothing: (why) => `${escapeMarks(why)}\n`,
    lead: () => "",
    row: (result) => printRow(columns.map(([, read]) => escapeMarks(neutralise(read(result))))),
    foot: () => "",
  };
}

function printRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** No value becomes a link, an image, a heading, HTML or another cell. */
function escapeMarks(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]|~]/g, String.raw`\$&`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/(https?|www)(?=[:.])/gi, "$1&#8203;");
}

type Column = readonly [name: string, read: (result: ReplayResult) => string];

const columns: readonly Column[] = [
  ["Time", ({ time = "" }) => time],
  ["Severity", ({ severity, mode }) => (mode === "shadow" ? `${severity} (shadow)` : severity)],
  ["Rule", ({ ruleId }) => ruleId],
  ["Actor", ({ actor }) => actor],
  ["Action", ({ action }) => action],
  ["Target", ({ targets }) => printTargets(targets)],
  ["Outcome", ({ outcome, errorCode }) => (errorCode ? `${outcome}: ${errorCode}` : outcome)],
  ["From", ({ source }) => source],
  ["Account", ({ account = "" }) => account],
  ["Region", ({ region = "" }) => region],
  ["Counted", ({ count }) => (count === undefined ? "" : printCount(count))],
];
