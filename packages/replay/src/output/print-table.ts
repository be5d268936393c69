import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";

/** What a table shows. Its cells are safe on a terminal, and may be painted. */
export interface TableContent {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Characters in a line; the last column is wrapped to fit. */
  readonly columns: number;
}

/** A table without lines around its cells, so that it can be selected, cut and searched. */
export function printTable({ head, rows, columns }: TableContent): string {
  const widths = head.map((name, at) =>
    Math.max(...[name, ...rows.map((row) => row[at] ?? "")].map((cell) => visibleLength(cell))),
  );
  const taken = widths.slice(0, -1).reduce((sum, width) => sum + width + gap, 0);
  const last = Math.max(lastWidthMin, Math.min(widths.at(-1) ?? 0, columns - taken));
  const table = new Table({
    head: [...head],
    // The width of a column takes in its padding.
    colWidths: [...widths.slice(0, -1).map((width) => width + gap), last + gap],
    wordWrap: true,
    chars: noLines,
    style: { head: [], border: [], "padding-left": 0, "padding-right": gap, compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  const lines = table.toString().split("\n");
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

const gap = 2;

/** Below this the last column breaks every word, and a longer line is the lesser evil. */
const lastWidthMin = 20;

/** For `cli-table3`: no line around any cell. */
export const noLines: Readonly<Record<string, string>> = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"]
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat("mid-mid", "middle")
    .map((name) => [name, ""]),
);

/** Without the codes of colours. */
function visibleLength(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
