import type { KeptPart, Scanner } from "@logcritical/rules/scan";
import { parseJSON } from "../json.ts";
import { decodeLine, isControl, isLogsDocument } from "./decode-logs.ts";
import { type Decoded, joinDecoded } from "./delivery.ts";

/** Inflates documents, and takes out of them the records that no rule matches. */
export type Sifter = Pick<Scanner, "inflate" | "sift">;

/**
 * Reads a document of CloudWatch Logs as `decodeLogs` does, but for the records that no rule
 * matches, which are counted as passed. Undefined for any other document, for a control message,
 * and for what is unusual in any way: that is to be read as a whole.
 */
export function decodeSifted(document: Buffer, sift: Sifter["sift"]): Decoded | undefined {
  const sifted = sift(document);
  if (sifted?.kind !== "logs") return undefined;
  const { list, kept, passed } = sifted;
  const before = document.toString("utf8", 0, list.start);
  const frame = parseJSON(`${before}[]${document.toString("utf8", list.end)}`)?.value;
  if (!isLogsDocument(frame) || isControl(frame)) return undefined;
  const decode = ({ start, end, index }: KeptPart): Decoded =>
    decodeLine(parseJSON(document.toString("utf8", start, end))?.value, index);
  return { ...joinDecoded(kept.map(decode)), passed };
}
