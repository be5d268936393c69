import { parseJSON } from "../json.ts";
import { parsedCommasMax } from "../limits.ts";
import { decodeEnvelope, isEnvelope } from "./decode-envelope.ts";
import { attemptLogs, isLogsDocument } from "./decode-logs.ts";
import { decodeSifted, type Sifter } from "./decode-sifted.ts";
import type { Decoded } from "./delivery.ts";
import { type Attempt, gunzip, isGzip } from "./gunzip.ts";

/**
 * Reads what CloudWatch Logs or EventBridge put into one blob: gzip of a subscription's document,
 * or the document or envelope as plain JSON. The problem of a blob that is unreadable as a whole
 * is one of `too-large`, `bad-gzip`, `bad-json`, `not-a-record` and `unknown-shape`.
 */
export function decodeBlob(
  bytes: Uint8Array,
  inflatedBytesMax: number,
  sifter?: Sifter,
): Attempt<Decoded> {
  const inflated = isGzip(bytes) ? gunzip(bytes, inflatedBytesMax, sifter?.inflate) : plain(bytes);
  if (!inflated.ok) return inflated;
  const sifted = sifter && decodeSifted(inflated.value, sifter.sift);
  if (sifted !== undefined) return sifted;
  if (hasManyCommas(inflated.value)) {
    return problem("too-large", `It has more than ${parsedCommasMax} values.`);
  }
  const parsed = parseJSON(inflated.value.toString("utf8"));
  if (parsed === undefined) return problem("bad-json", "It is no JSON.");
  if (isLogsDocument(parsed.value)) return attemptLogs(parsed.value);
  if (isEnvelope(parsed.value)) return { ok: true, value: decodeEnvelope(parsed.value) };
  return problem("unknown-shape", "It has neither logEvents nor a detail with a detail-type.");
}

function hasManyCommas(bytes: Uint8Array): boolean {
  let count = 0;
  for (let at = bytes.indexOf(comma); at !== -1; at = bytes.indexOf(comma, at + 1)) {
    count += 1;
    if (count > parsedCommasMax) return true;
  }
  return false;
}

const comma = 0x2c;

function plain(bytes: Uint8Array): Attempt<Buffer> {
  return { ok: true, value: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

function problem(code: string, message: string): Attempt<Decoded> {
  return { ok: false, problem: { code, message } };
}
