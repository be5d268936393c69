import { isUtf8 } from "node:buffer";

/** A part of a file: the text of one JSON value, or lines that hold none. */
export type Piece = Value | Broken;

/** The text of a value that may be a record. Its brackets match; more is not known of it. */
interface Value {
  readonly kind: "value";
  readonly text: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** False where the text has U+FFFD in place of bytes that are no UTF-8. */
  readonly isUTF8: boolean;
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

/** The value that these bytes are, of which the first stands on the line. */
export function readValue(bytes: Buffer, line: number): Value {
  return { kind: "value", text: bytes.toString("utf8"), line, isUTF8: isUtf8(bytes) };
}

/**
 * Reads bytes line by line where they could not be read as one value: lines that are JSON objects,
 * with or without a comma behind, are values, all others are broken.
 */
export function readLines(
  bytes: Buffer,
  firstLine: number,
  code: Broken["code"],
): readonly Piece[] {
  return splitLines(bytes).map((lineBytes, index) => {
    const line = firstLine + index;
    const value = readValue(lineBytes, line);
    const text = value.text.trim().replace(/,$/, "");
    return isObjectText(text) ? { ...value, text } : { kind: "broken", code, line, toLine: line };
  });
}

/** What stands between the ends of lines; behind the last of them only if there is anything. */
function splitLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(newline, from);
    const to = end === -1 ? bytes.length : end;
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
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
