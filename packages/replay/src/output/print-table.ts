import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import { printPacked, printWrapped } from "./wrap.ts";

/** What a table shows. Its cells are safe on a terminal, and may be painted. */
export interface TableContent {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Characters in a line; the last column is wrapped to fit, then the first. */
  readonly columns: number;
}

/**
 * A table without lines around its cells, so that it can be selected, cut and searched. Where there
 * is no room for its columns, as on a phone, each row stands by itself, as findings do there.
 */
export function printTable(content: TableContent): string {
  const widths = fitWidths(content);
  return widths === undefined ? printFolded(content) : printColumns(content, widths);
}

/** How wide it is where nothing is wrapped. */
export function widthOfTable({ head, rows }: Omit<TableContent, "columns">): number {
  return sumOf(cellsByColumn(head, rows).map(widest));
}

function cellsByColumn(
  head: readonly string[],
  rows: TableContent["rows"],
): readonly (readonly string[])[] {
  return head.map((name, at) => [name, ...rows.map((row) => row[at] ?? "")]);
}

function widest(cells: readonly string[]): number {
  return cells.reduce((width, cell) => Math.max(width, visibleLength(cell)), 0);
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + gap, -gap);
}

/** How wide each column is; undefined where they have no room even if the texts are wrapped. */
function fitWidths({ head, rows, columns }: TableContent): readonly number[] | undefined {
  const cells = cellsByColumn(head, rows);
  const widths = cells.map(widest);
  let excess = sumOf(widths) - columns;
  for (const at of [widths.length - 1, 0]) {
    const width = widths[at] ?? 0;
    const words = (cells[at] ?? []).flatMap((cell) => cell.split(" "));
    const least = Math.min(width, Math.max(wrappedWidthMin, widest(words)));
    const given = Math.min(Math.max(0, excess), width - least);
    widths[at] = width - given;
    excess -= given;
  }
  return excess > 0 ? undefined : widths;
}

const gap = 2;

/** Below this a wrapped column is a word or two a line. */
const wrappedWidthMin = 20;

function printColumns({ head, rows }: TableContent, widths: readonly number[]): string {
  const table = new Table({
    head: [...head],
    // The width of a column takes in its padding.
    colWidths: widths.map((width) => width + gap),
    wordWrap: true,
    chars: noLines,
    style: { head: [], border: [], "padding-left": 0, "padding-right": gap, compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  const lines = table.toString().split("\n");
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** What has no heading, else the first cell, says what a row is about; the rest follows below. */
function printFolded({ head, rows, columns }: TableContent): string {
  const named = head.map((name, at) => visibleLength(name) > 0 && at > 0);
  const lines = rows.flatMap((row) => {
    const subject = row.filter((cell, at) => named[at] !== true && cell !== "");
    const facts = row.flatMap((cell, at) =>
      named[at] === true && cell !== "" ? [`${head[at] ?? ""} ${cell.trim()}`] : [],
    );
    const title = printWrapped(subject.join("  "), { indent: 0, columns });
    return facts.length === 0 ? [title] : [title, printPacked(facts, { indent: 2, columns })];
  });
  return `${lines.join("\n")}\n`;
}

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
