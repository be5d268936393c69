import type { KeptPart, Scanner } from "@logcritical/rules/scan";
import { parseJSON } from "../json.ts";
import { lineBytesMax } from "../limits.ts";
import { decodeLine, isControl, isLogsDocument, joinLines, tooLong } from "./decode-logs.ts";
import type { Decoded } from "./delivery.ts";
import type { Attempt } from "./gunzip.ts";

/** Inflates documents, and takes out of them the records that no rule matches. */
export type Sifter = Pick<Scanner, "inflate" | "sift">;

/**
 * Reads a document of CloudWatch Logs as `decodeLogs` does, but for the records that no rule
 * matches, which are counted as passed. Undefined for any other document, for a control message,
 * and for what is unusual in any way: that is to be read as a whole.
 */
export function decodeSifted(document: Buffer, sift: Sifter["sift"]): Attempt<Decoded> | undefined {
  const sifted = sift(document);
  if (sifted?.kind !== "logs") return undefined;
  const { list, kept, passed } = sifted;
  // What is around the list is a few hundred bytes, and is parsed.
  if (document.length - (list.end - list.start) > lineBytesMax) return undefined;
  const before = document.toString("utf8", 0, list.start);
  const frame = parseJSON(`${before}[]${document.toString("utf8", list.end)}`)?.value;
  if (!isLogsDocument(frame) || isControl(frame)) return undefined;
  const decode = ({ start, end, index }: KeptPart): Decoded =>
    end - start > lineBytesMax
      ? tooLong(`line ${index}`, document.subarray(start, end))
      : decodeLine(parseJSON(document.toString("utf8", start, end))?.value, index);
  const joined = joinLines(kept, decode);
  return joined.ok ? { ok: true, value: { ...joined.value, passed } } : joined;
}
