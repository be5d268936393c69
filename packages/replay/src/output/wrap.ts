import { stripVTControlCharacters } from "node:util";

/** How a text is laid out. */
interface Layout {
  readonly indent: number;
  /** Characters in a line; a word longer than that keeps a line of its own. */
  readonly columns: number;
}

/** Breaks a text between words, every line indented; further lines a little more. */
export function printWrapped(text: string, { indent, columns }: Layout): string {
  const isPainted = text.includes("\u001b");
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let width = indent;
  let isEmpty = true;
  for (const word of text.split(" ")) {
    const wordWidth = isPainted ? visibleLength(word) : word.length;
    if (!isEmpty && width + 1 + wordWidth > columns) {
      lines.push(line);
      width = indent + 2;
      line = " ".repeat(width);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    width += isEmpty ? wordWidth : 1 + wordWidth;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** Colours take no room on a terminal. */
function visibleLength(word: string): number {
  return stripVTControlCharacters(word).length;
}
