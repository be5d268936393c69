import { isObject, type JSONObject, parseJSON, textAt } from "../json.ts";
import { type Decoded, decodedNothing, joinDecoded } from "./delivery.ts";
import { nameContents } from "./name-contents.ts";
import { unreadable } from "./unreadable.ts";

/** What CloudWatch Logs sends to a subscription, inflated and parsed. */
export interface LogsDocument extends JSONObject {
  readonly logEvents: readonly unknown[];
}

/**
 * Whether a parsed value is such a document. Only `logEvents` is asked for: keys have been added
 * over the years (`policyLevel`), and their order varies.
 */
export function isLogsDocument(value: unknown): value is LogsDocument {
  return isObject(value) && Object.hasOwn(value, "logEvents") && Array.isArray(value.logEvents);
}

/**
 * Reads the records of a document, each log line on its own: one that is no JSON, or no object,
 * is named and the others are kept. A control message, by which CloudWatch Logs tries whether
 * the destination answers, holds no data.
 * Source: "Log group-level subscription filters", Amazon CloudWatch Logs User Guide.
 */
export function decodeLogs(document: LogsDocument): Decoded {
  if (isControl(document)) {
    return { ...decodedNothing, notData: document.logEvents.length };
  }
  return joinDecoded(document.logEvents.map(decodeLine));
}

/** Whether a parsed record is one of CloudTrail Insights: a summary, and no call by anyone. */
export function isInsight(record: JSONObject): boolean {
  return textAt(record, "eventCategory") === "Insight";
}

/** Whether a document only tries whether its destination answers. */
export function isControl(document: LogsDocument): boolean {
  return textAt(document, "messageType") === "CONTROL_MESSAGE";
}

/** Reads one element of `logEvents`, given its place there. */
export function decodeLine(line: unknown, index: number): Decoded {
  if (!isObject(line)) return notARecord(`line ${index}`, line);
  const message = textAt(line, "message");
  const id = textAt(line, "id") || nameContents(`line ${index}`, message);
  if (message === undefined) return notARecord(id, line);
  const parsed = parseJSON(message);
  if (parsed === undefined) {
    return unreadable(id, { code: "bad-json", message: "It is no JSON." }, message);
  }
  if (!isObject(parsed.value)) return notARecord(id, message);
  if (isInsight(parsed.value)) return { ...decodedNothing, notData: 1 };
  const ingestedAtMs = timeOf(line.timestamp);
  const known = isTime(ingestedAtMs) ? { ingestedAtMs } : {};
  return { ...decodedNothing, records: [{ id, record: parsed.value, ...known }] };
}

/** The end of the year 9999, in milliseconds since 1970: the last that RFC 3339 can write. */
const lastMs = 253_402_300_799_999;

/** Other numbers are no time that can be written, and the state table takes not all of them. */
function isTime(ms: number): boolean {
  return Number.isInteger(ms) && ms >= 0 && ms <= lastMs;
}

/** Only of a text or number, as `Number` throws for some objects. */
function timeOf(timestamp: unknown): number {
  const isScalar = typeof timestamp === "string" || typeof timestamp === "number";
  return isScalar ? Number(timestamp) : Number.NaN;
}

function notARecord(id: string, seen: unknown): Decoded {
  return unreadable(id, { code: "not-a-record", message: "It is no JSON object." }, seen);
}
