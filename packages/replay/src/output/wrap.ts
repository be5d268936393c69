import { stripVTControlCharacters } from "node:util";

/** How a text is laid out. */
interface Layout {
  readonly indent: number;
  /** Characters in a line; a word longer than that keeps a line of its own. */
  readonly columns: number;
}

/** Breaks a text between words, every line indented; further lines a little more. */
export function printWrapped(text: string, layout: Layout): string {
  return breakLines(text.split(" "), layout);
}

/** Lists things, and breaks a line between two of them; within one only if it fills a line. */
export function printPacked(things: readonly string[], layout: Layout): string {
  // What has commas in itself is not parted from the next thing by one more.
  const mark = things.some((thing) => thing.includes(", ")) ? ";" : ",";
  const room = layout.columns - layout.indent - furtherIndent;
  const listed = things.map((thing, at) => (at < things.length - 1 ? `${thing}${mark}` : thing));
  return breakLines(
    listed.flatMap((thing) => (visibleLength(thing) > room ? thing.split(" ") : [thing])),
    layout,
  );
}

/** How much more than the first the further lines of a text are indented. */
const furtherIndent = 2;

function breakLines(parts: readonly string[], { indent, columns }: Layout): string {
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let width = indent;
  let isEmpty = true;
  for (const part of parts) {
    const partWidth = part.includes("\u001b") ? visibleLength(part) : part.length;
    if (!isEmpty && width + 1 + partWidth > columns) {
      lines.push(line);
      width = indent + furtherIndent;
      line = " ".repeat(width);
      isEmpty = true;
    }
    line += isEmpty ? part : ` ${part}`;
    width += isEmpty ? partWidth : 1 + partWidth;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** Colours take no room on a terminal. */
function visibleLength(word: string): number {
  return stripVTControlCharacters(word).length;
}
