import { hash } from "node:crypto";
import type { TrailRecord } from "@logcritical/rules";

/** How many words of 32 bits the id of a record takes. */
export const idWords = 4;

/** The `eventID` of a record; empty for none. */
export function textIdOf({ eventID }: TrailRecord): string {
  return typeof eventID === "string" ? eventID : "";
}

/**
 * Writes the 128 bits of an `eventID` to the offset: those of a UUID themselves, as CloudTrail
 * gives one to every record, and of any other text a digest. Zeros stand for no id.
 */
export function writeId(text: string, into: Uint32Array, at: number): void {
  if (text === "") into.fill(0, at, at + idWords);
  else if (uuidShape.test(text)) writeUUID(text, into, at);
  else writeDigest(text, into, at);
}

/** Whether there is an id at the offset. */
export function isId(ids: Uint32Array, at: number): boolean {
  return ids[at] !== 0 || ids[at + 1] !== 0 || ids[at + 2] !== 0 || ids[at + 3] !== 0;
}

/** As RFC 9562, section 4, prints one; in capitals it would be another text. */
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function writeUUID(text: string, into: Uint32Array, at: number): void {
  const hex = text.replaceAll("-", "");
  for (let word = 0; word < idWords; word += 1) {
    into[at + word] = swapBytes(Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16));
  }
  // The one UUID that would be no id.
  if (!isId(into, at)) writeDigest(text, into, at);
}

/** Its bytes come in their order in memory, as in the notes of a scanner. */
function swapBytes(word: number): number {
  return (word >>> 24) | ((word >>> 8) & 0xff00) | ((word & 0xff00) << 8) | (word << 24);
}

function writeDigest(text: string, into: Uint32Array, at: number): void {
  const bytes = hash("sha256", text, "buffer");
  for (let word = 0; word < idWords; word += 1) into[at + word] = bytes.readUInt32BE(word * 4);
}
