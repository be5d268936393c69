import { type Finding, type Measure, measure, type Severity, severities } from "@logcritical/rules";
import { type RecordDescription, type ReplayResult, resultOf } from "../replay/result.ts";

/** A finding, described, with what it counts where it only counts. */
interface Held {
  readonly result: ReplayResult;
  readonly measure?: Measure;
}

/** How findings are printed, where that is known before all of them are. */
export interface RowPrinter {
  readonly row: (result: ReplayResult) => string;
  /** What is less grave is not printed. */
  readonly severityMin: Severity;
}

/** A finding as it comes out of a text: printed, or to be counted or printed yet. */
export type FoundText =
  | {
      readonly kind: "row";
      readonly ruleId: string;
      readonly severity: Severity;
      /** As the result has it. */
      readonly time: string | undefined;
      readonly row: string;
    }
  | { readonly kind: "held"; readonly held: Held };

/**
 * A finding as a text, to be sorted among others. Where nothing of it is open it is printed at once,
 * by whichever thread examined its record: a digit for its severity, the rule's id, and the time on
 * a line, and below it the row, which is empty for what is not grave enough. Else it is a `Held` as JSON.
 */
export function printFinding(
  finding: Finding,
  description: RecordDescription,
  printer: RowPrinter | undefined,
): string {
  const { ruleId, severity, threshold, record } = finding;
  const result = resultOf(finding, description);
  if (threshold !== undefined) {
    return JSON.stringify({ result, measure: measure(threshold, record) } satisfies Held);
  }
  if (printer === undefined) return JSON.stringify({ result } satisfies Held);
  const rank = severities.indexOf(severity);
  const row = rank > severities.indexOf(printer.severityMin) ? "" : printer.row(result);
  // Joined, it is one text; put together otherwise, each part would be kept, and the whole besides.
  return [rank, ruleId, " ", result.time, "\n", row].join("");
}

/** Reads what `printFinding` wrote. */
export function parseFinding(text: string): FoundText {
  const severity = severities[text.charCodeAt(0) - firstDigit];
  // What begins with no digit is JSON of a `Held`.
  if (severity === undefined) return { kind: "held", held: JSON.parse(text) as Held };
  // No rule has a space in its id, and no time a line's end.
  const idEnd = text.indexOf(" ");
  const end = text.indexOf("\n", idEnd);
  const ruleId = text.slice(1, idEnd);
  const time = text.slice(idEnd + 1, end) || undefined;
  return { kind: "row", ruleId, severity, time, row: text.slice(end + 1) };
}

const firstDigit = "0".charCodeAt(0);
