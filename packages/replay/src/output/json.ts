import type { Format } from "./format.ts";

/** One JSON array. `JSON.stringify` escapes what would act on a terminal, but for C1 and marks. */
export function createJSON(): Format {
  let isFirst = true;
  return {
    head: () => "[",
    lead() {
      const lead = isFirst ? "\n" : ",\n";
      isFirst = false;
      return lead;
    },
    row: (result) => printJSON(result),
    foot: () => (isFirst ? "]\n" : "\n]\n"),
  };
}

/** One JSON object a line. */
export function createNDJSON(): Format {
  return {
    head: () => "",
    lead: () => "",
    row: (result) => `${printJSON(result)}\n`,
    foot: () => "",
  };
}

/**
 * JSON in which whatever acts instead of showing is escaped: the same value to every reader of
 * JSON, and safe on a terminal.
 */
export function printJSON(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent);
  // Most of it is plain ASCII: a byte for each character, and none of what `stringify` leaves.
  if (Buffer.byteLength(json) === json.length && !json.includes("\x7f")) return json;
  return json.replaceAll(/[\u{7f}-\u{9f}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    [...utf16(character)].map(escapeUnit).join(""),
  );
}

function* utf16(text: string): Generator<number> {
  for (let at = 0; at < text.length; at += 1) yield text.charCodeAt(at);
}

function escapeUnit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
