import { redact } from "@logcritical/rules/record";
import type { ReadRecord } from "../read/unwrap.ts";
import { printJSON } from "./json.ts";

/**
 * The record as JSON that may be shown: redacted, and each number as it is written, where the text
 * of the record is known. `JSON.parse` makes one number of 9007199254740992 and 9007199254740993.
 */
export function printShown({ record, json }: ReadRecord, indent?: number): string {
  const shown = redact(record);
  const written = json === undefined ? undefined : readWritten(json);
  return printJSON(written === undefined ? shown : withWritten(shown, written), indent);
}

/** What JavaScript may write in another way: a point, an exponent, many digits, a zero below zero. */
const unusualNumber = /[[:,]\s*-?(?:\d+[.eE]|\d{16}|(?<=-)0)/;

/**
 * The value with raw JSON in place of each number that JavaScript writes in another way; undefined
 * where it is hardly worth the time, as there is none, or it nests too deep.
 */
function readWritten(json: string): unknown {
  if (!unusualNumber.test(json)) return undefined;
  let isLost = false;
  try {
    const value = source.parse(json, (_, parsed, { source: text }) => {
      if (typeof parsed !== "number" || text === undefined || text === String(parsed))
        return parsed;
      isLost = true;
      return source.rawJSON(text);
    });
    return isLost ? value : undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** ECMAScript's access to the text that is parsed; Node.js has it since 21, TypeScript not yet. */
const source = JSON as Omit<JSON, "parse"> & {
  parse(
    text: string,
    revive: (name: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): boolean;
};

/** What is shown, with the numbers as written; it nests no deeper than anything is shown. */
function withWritten(shown: unknown, written: unknown): unknown {
  if (typeof shown === "number") return source.isRawJSON(written) ? written : shown;
  if (typeof shown !== "object" || shown === null) return shown;
  if (typeof written !== "object" || written === null) return shown;
  if (Array.isArray(shown)) {
    const items: readonly unknown[] = Object.values(written);
    return shown.map((item, index) => withWritten(item, items[index]));
  }
  const others: readonly unknown[] = Object.values(written);
  const entries = Object.entries(shown);
  // Names that are shown as one are fewer than in the record: then none is told from another.
  if (entries.length !== others.length) return shown;
  return Object.fromEntries(
    entries.map(([name, value], index) => [name, withWritten(value, others[index])]),
  );
}
