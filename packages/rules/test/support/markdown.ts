/** One fenced block of code. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** Of the first line of code, counted from one. */
  readonly line: number;
}

/** One table: the cells as they are written, but for `\|`, which is how a table writes `|`. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The fenced blocks of code in a page. */
export function readCodeBlocks(markdown: string): readonly CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((found) => ({
    language: found[1] ?? "",
    code: found[2] ?? "",
    line: markdown.slice(0, found.index).split("\n").length + 1,
  }));
}

/** The tables of a page. */
export function readTables(markdown: string): readonly Table[] {
  return [...markdown.matchAll(/(?:^\|.*\|\n)+/gm)].map(([text]) => {
    const [header = [], , ...rows] = text.trimEnd().split("\n").map(readRow);
    return { header, rows };
  });
}

/** What stands between the first and the last backtick of a cell, which must be code. */
export function readCode(cell: string): string {
  const code = /^`(.*)`$/.exec(cell)?.[1];
  if (code === undefined) throw new Error(`${cell} is no code: write it between backticks`);
  return code;
}

function readRow(line: string): readonly string[] {
  const cells = line.slice(1, -1).split(/(?<!\\)\|/);
  return cells.map((cell) => cell.slice(1, -1).replaceAll("\\|", "|"));
}
