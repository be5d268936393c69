import type { Problem } from "@logcritical/rules";
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
 * The first characters of anything, quoted and escaped to printable ASCII: an attacker may have
 * written them, and they end up in logs and mails.
 */
export function printExcerpt(seen: unknown): string {
  const text = textOf(seen).slice(0, unreadableExcerptMax);
  return JSON.stringify(text).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function textOf(seen: unknown): string {
  if (typeof seen === "string") return seen;
  if (seen instanceof Uint8Array) {
    return Buffer.from(seen.subarray(0, unreadableExcerptMax)).toString("latin1");
  }
  return JSON.stringify(seen) ?? String(seen);
}
