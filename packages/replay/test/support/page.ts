/** A fenced block of a page, and the comment that stands before it. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Of the fence, counted from one. */
  readonly line: number;
  /** What `<!-- … -->` on the line before says, such as `file: rules/mine.ts`. */
  readonly note?: string;
}

/** The fenced blocks of a page, in their order. */
export function readBlocks(markdown: string): readonly Block[] {
  const fence = /(?:^<!-- (.*?) -->\n+)?^```(\w*)\n(.*?)^```$/gms;
  return [...markdown.matchAll(fence)].map((found) => {
    const [whole, note, language = "", text = ""] = found;
    const before = markdown.slice(0, found.index + whole.indexOf("```"));
    const line = before.split("\n").length;
    return { language, text, line, ...(note !== undefined && { note }) };
  });
}

/** What the shell makes of a line: words, of which some stand in single quotes. */
export function words(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** The commands of a block of shell, a line each; a backslash at the end goes on with the next. */
export function commandsOf({ text }: Block): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, "")
    .trimEnd()
    .split("\n");
}

/** The lines that are shown and were not printed, in this order; blank ones and `…` are none. */
export function absentLines(shown: string, printed: string): readonly string[] {
  const lines = printed.split("\n").map((line) => line.trimEnd());
  const wanted = shown
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "" && line.trim() !== "…");
  let at = 0;
  return wanted.filter((line) => {
    const found = lines.indexOf(line, at);
    at = found === -1 ? at : found + 1;
    return found === -1;
  });
}
