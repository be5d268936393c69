import { type Finding, type Measure, measure, type Severity, severities } from "@logcritical/rules";
import { type RecordDescription, type ReplayResult, resultOf } from "../replay/result.ts";
import { decodeUTF8 } from "../utf8.ts";

/** How findings are printed, where that is known before all of them are. */
export interface RowPrinter {
  readonly row: (result: ReplayResult) => string;
  /** What is less grave is not printed. */
  readonly severityMin: Severity;
}

/** A finding as it comes out of a text: printed, or to be counted or printed yet. */
export type FoundText =
  | { readonly kind: "row"; readonly severity: Severity; readonly row: Uint8Array }
  | {
      readonly kind: "held";
      /** What it counts, where it only counts. */
      readonly measure: Measure | undefined;
      readonly readResult: () => ReplayResult;
    };

/**
 * A finding as a text, to be sorted among others. Where nothing of it is open it is printed at once,
 * by whichever thread examined its record: a digit for its severity, and then the row, which is
 * empty for what is not grave enough. Else it is two lines of JSON: what it counts, or null, and the
 * result, which few that only count are read for.
 */
export function printFinding(
  finding: Finding,
  description: RecordDescription,
  printer: RowPrinter | undefined,
): string {
  const { severity, threshold, record } = finding;
  const result = resultOf(finding, description);
  if (threshold !== undefined) return printHeld(result, measure(threshold, record));
  if (printer === undefined) return printHeld(result, null);
  const rank = severities.indexOf(severity);
  return rank > severities.indexOf(printer.severityMin)
    ? String(rank)
    : `${rank}${printer.row(result)}`;
}

function printHeld(result: ReplayResult, measured: Measure | null): string {
  return `${JSON.stringify(measured)}\n${JSON.stringify(result)}`;
}

/** Reads what `printFinding` wrote, in UTF-8. */
export function parseFinding(text: Uint8Array): FoundText {
  const severity = severities[(text[0] ?? 0) - digitZero];
  if (severity !== undefined) return { kind: "row", severity, row: text.subarray(1) };
  // What begins with no digit is what `printHeld` wrote.
  const end = text.indexOf(newline);
  const measured = JSON.parse(decodeUTF8(text.subarray(0, end))) as Measure | null;
  return {
    kind: "held",
    measure: measured ?? undefined,
    readResult: () => JSON.parse(decodeUTF8(text.subarray(end + 1))) as ReplayResult,
  };
}

const newline = 0x0a;

const digitZero = "0".charCodeAt(0);
