/** A regular expression that accepts all that a text with wildcards does, and perhaps more. */
export interface TextRegex {
  readonly source: string;
  /** Whether it accepts nothing more. */
  readonly exact: boolean;
}

/**
 * The regular expression for text in which `*` stands for any run of characters: `^a\x22` for
 * `a"*`. Regular expressions are ASCII, so other characters stand as any run as well. A glob takes
 * each run of its text at the first occurrence: several runs, or one at the end, accept less.
 */
export function regexOfText(text: string): TextRegex {
  const [start, end] = [text.startsWith("*") ? "" : "^", text.endsWith("*") ? "" : "$"];
  const runs = text.replaceAll(/^\*+|\*+$/g, "").split(/[*\P{ASCII}]+/u);
  return {
    // Of wildcards alone nothing is left, and no regular expression is empty.
    source: start + runs.map(escapeText).join("[\\s\\S]*") + end || "^",
    exact: runs.length === 1 && (start === "^" || end === ""),
  };
}

/** CloudWatch takes letters, digits and a few signs as they are; operators need a backslash. */
function escapeText(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9:_#=@/;,-]/g, (character) =>
    /[$^?[\]{}|\\*+.]/.test(character)
      ? `\\${character}`
      : `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
