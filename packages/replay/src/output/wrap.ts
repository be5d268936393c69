/** How a text is laid out. */
interface Layout {
  readonly indent: number;
  /** Characters in a line; a word longer than that keeps a line of its own. */
  readonly columns: number;
}

/** Breaks a text between words, every line indented; further lines a little more. */
export function printWrapped(text: string, { indent, columns }: Layout): string {
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = " ".repeat(indent + 2);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}
