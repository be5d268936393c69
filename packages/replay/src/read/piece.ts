/** A part of a file: the text of one JSON value, or lines that hold none. */
export type Piece = Value | Broken;

/** The text of a value that may be a record. Its brackets match; more is not known of it. */
interface Value {
  readonly kind: "value";
  readonly text: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** Lines that could not be read. */
export interface Broken {
  readonly kind: "broken";
  /**
   * `not-json`: there is something else; `bad-json`: it begins as JSON and goes wrong; `cut-off`:
   * the file ends in its middle; `too-large`: one value is larger than is read.
   */
  readonly code: "not-json" | "bad-json" | "cut-off" | "too-large";
  readonly line: number;
  readonly toLine: number;
}

/**
 * Reads text line by line where it could not be read as one value: lines that are JSON objects,
 * with or without a comma behind, are values, all others are broken.
 */
export function readLines(text: string, firstLine: number, code: Broken["code"]): readonly Piece[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((untrimmed, index) => {
    const line = firstLine + index;
    const value = untrimmed.trim().replace(/,$/, "");
    return isObjectText(value)
      ? { kind: "value", text: value, line }
      : { kind: "broken", code, line, toLine: line };
  });
}

function isObjectText(text: string): boolean {
  if (!text.startsWith("{")) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const newline = 0x0a;

/** How many lines end in the bytes. */
export function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}
