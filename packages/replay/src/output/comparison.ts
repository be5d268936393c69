import { neutralise } from "@logcritical/rules/record";
import type { Difference } from "../compare/compare-results.ts";
import { type RuleDifferences, resultsOf } from "../compare/tally-differences.ts";
import type { ReplayResult } from "../replay/result.ts";
import { createCSV } from "./csv.ts";
import { printJSON } from "./json.ts";
import type { Paint } from "./paint.ts";
import { printTable } from "./print-table.ts";
import { printNumber, printTargets, printThings } from "./words.ts";
import { printWrapped } from "./wrap.ts";

/** How a comparison is set. */
export interface ComparisonLayout {
  /** Characters in a line. */
  readonly columns: number;
  readonly paint: Paint;
}

/** Prints every difference, for programs: one line of JSON each, or of CSV. */
export interface DifferenceFormat {
  head(): string;
  row(difference: Difference): string;
}

/** One JSON object a line: the kind of the difference, and the finding before and after. */
export const differencesAsNDJSON: DifferenceFormat = {
  head: () => "",
  row: (difference) => `${printJSON(difference)}\n`,
};

/** The columns of findings, with what became of each in front. */
export const differencesAsCSV: DifferenceFormat = {
  head: () => `change,severityBefore,${createCSV().head()}`,
  row(difference) {
    const shown = resultsOf(difference).at(-1);
    const before = difference.kind === "new" ? "" : difference.before.severity;
    return shown === undefined ? "" : `${difference.kind},${before},${createCSV().row(shown)}`;
  },
};

/** Rule by rule what differs, with the first of each kind, for people. */
export function printComparison(
  rules: readonly RuleDifferences[],
  layout: ComparisonLayout,
): string {
  const sum = (of: (rule: RuleDifferences) => number): number =>
    rules.reduce((total, rule) => total + of(rule), 0);
  const differing = rules.filter((rule) => kinds.some((kind) => rule[kind].count > 0));
  if (differing.length === 0) {
    const found = printThings(
      sum(({ before }) => before),
      "finding",
    );
    return `${printWrapped(`No finding differs: ${found} either way. ${hint}`, { indent: 0, columns: layout.columns })}\n`;
  }
  const names = ["before", "after", ...kinds] as const;
  const cellsOf = (numbers: readonly number[]): readonly string[] =>
    numbers.map((number, at) => printNumber(number).padStart(names[at]?.length ?? 0));
  const numbersOf = (rule: RuleDifferences): readonly number[] => [
    rule.before,
    rule.after,
    ...kinds.map((kind) => rule[kind].count),
  ];
  const totals = names.map((_, at) => sum((rule) => numbersOf(rule)[at] ?? 0));
  const table = printTable({
    head: ["", ...names],
    rows: [
      ...differing.map((rule) => [rule.ruleId, ...cellsOf(numbersOf(rule))]),
      ["in all", ...cellsOf(totals)],
    ],
    columns: layout.columns,
  });
  return `${table}${differing.map((rule) => printExamples(rule, layout)).join("")}`;
}

const kinds = ["new", "gone", "changed"] as const;

const hint =
  "Suppressions, routes, grouping and limits change what is sent, not what is found: --as-alerts " +
  "compares that.";

function printExamples(rule: RuleDifferences, { columns, paint }: ComparisonLayout): string {
  const lines = kinds.flatMap((kind) => {
    const { count, examples } = rule[kind];
    const more = count - examples.length;
    const shown = examples.map((difference) => {
      const text = `${signs[kind]} ${printDifference(difference)}`;
      return printWrapped(neutralise(text), { indent: 2, columns });
    });
    return more > 0 ? [...shown, `    and ${printNumber(more)} more ${kind}`] : shown;
  });
  return `\n${paint.bold(rule.ruleId)}\n${lines.map((line) => `${line}\n`).join("")}`;
}

const signs = { new: "+", gone: "-", changed: "~" } as const;

function printDifference(difference: Difference): string {
  const results = resultsOf(difference);
  const shown = results.at(-1);
  if (shown === undefined) return "";
  const { time = "(no time)", actor, action, targets, outcome, source, eventId } = shown;
  const degrees = [...new Set(results.map(printDegree))].join(" -> ");
  const on = targets.length === 0 ? "" : ` on ${printTargets(targets)}`;
  const parts = [`${time} ${degrees}: ${action} by ${actor}${on}`, outcome];
  const from = source === "" ? [] : [`from ${source}`];
  const event = eventId === undefined ? [] : [`event ${eventId}`];
  return [...parts, ...from, ...event].join(", ");
}

function printDegree({ severity, mode }: ReplayResult): string {
  return mode === "shadow" ? `${severity} (shadow)` : severity;
}
