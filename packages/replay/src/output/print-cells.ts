import Table from "cli-table3";
import { noLines } from "./print-table.ts";

/** A text in a line of columns. */
export interface Cell {
  readonly text: string;
  /** Characters, of which the last two are left free. */
  readonly width: number;
  /** Colours the text, which has to fit, once its place is found. */
  readonly paint?: (text: string) => string;
}

const gap = 2;

/**
 * One line of columns, where what is too long is cut. Most texts have no character but those of
 * ASCII, each as wide as any other; for what has others a library knows their widths.
 */
export function printCells(cells: readonly Cell[]): string {
  const isPlain = cells.every(({ text }) => plainText.test(text));
  return (isPlain ? cells.map(printPlain).join("") : printAny(cells)).trimEnd();
}

/** Printable ASCII without spaces around it. */
const plainText = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

function printPlain({ text, width, paint = asItIs }: Cell): string {
  const room = width - gap;
  const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text;
  return paint(shown) + " ".repeat(width - shown.length);
}

function asItIs(text: string): string {
  return text;
}

function printAny(cells: readonly Cell[]): string {
  const table = new Table({
    colWidths: cells.map(({ width }) => width),
    chars: noLines,
    style: { border: [], "padding-left": 0, "padding-right": gap, compact: true },
  });
  table.push(cells.map(({ text, paint = asItIs }) => paint(text)));
  return table.toString();
}
