import type { Problem } from "@logcritical/rules";
import { redact } from "@logcritical/rules/record";
import { printValue } from "../json.ts";
import { unreadableExcerptMax } from "../limits.ts";
import type { Decoded } from "./delivery.ts";

/**
 * Names one thing that could not be read, as contents that hold nothing else: under which id, why,
 * and what was there instead (text, bytes or a value).
 */
export function unreadable(id: string, problem: Problem, seen: unknown): Decoded {
  const { code: reason, message: detail } = problem;
  return {
    records: [],
    unreadable: [{ id, reason, detail, excerpt: printExcerpt(seen) }],
    notData: 0,
  };
}

/**
 * The first characters of anything, redacted, quoted and escaped to printable ASCII: an attacker
 * may have written them, or they are a record cut in two, and they end up in logs and mails.
 */
export function printExcerpt(seen: unknown): string {
  const { text } = redact({ text: textOf(seen).slice(0, redactedLength) });
  return JSON.stringify(String(text).slice(0, unreadableExcerptMax)).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** More than is shown, so that no secret is cut before it is known for one. */
const redactedLength = 20 * unreadableExcerptMax;

function textOf(seen: unknown): string {
  if (typeof seen === "string") return seen;
  if (seen instanceof Uint8Array) {
    return Buffer.from(seen.subarray(0, redactedLength)).toString("latin1");
  }
  return printValue(seen);
}
