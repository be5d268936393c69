import { timeLimits } from "@logcritical/rules/record";
import { isObject, type JSONObject, parseJSON, textAt, withoutMark } from "../json.ts";
import { lineBytesMax, unreadableLinesMax } from "../limits.ts";
import { type Decoded, decodedNothing, joinDecoded } from "./delivery.ts";
import type { Attempt } from "./gunzip.ts";
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
  return isControl(document)
    ? { ...decodedNothing, notData: document.logEvents.length }
    : joinDecoded(document.logEvents.map(decodeLine));
}

/** The same for one that may be anybody's: see `joinLines`. */
export function attemptLogs(document: LogsDocument): Attempt<Decoded> {
  return isControl(document)
    ? { ok: true, value: decodeLogs(document) }
    : joinLines(document.logEvents, decodeLine);
}

/** Decodes lines and puts them together; too many that are no records are the problem of them all. */
export function joinLines<T>(
  lines: readonly T[],
  decode: (line: T, index: number) => Decoded,
): Attempt<Decoded> {
  const parts: Decoded[] = [];
  let unreadableCount = 0;
  for (const [index, line] of lines.entries()) {
    const part = decode(line, index);
    parts.push(part);
    unreadableCount += part.unreadable.length;
    if (unreadableCount <= unreadableLinesMax) continue;
    const message = `More than ${unreadableLinesMax} of its lines are no records.`;
    return { ok: false, problem: { code: "not-a-record", message } };
  }
  return { ok: true, value: joinDecoded(parts) };
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
  if (message.length > lineBytesMax) return tooLong(id, message);
  const parsed = parseJSON(message);
  if (parsed === undefined) {
    return unreadable(id, { code: "bad-json", message: "It is no JSON." }, message);
  }
  if (!isObject(parsed.value)) return notARecord(id, message);
  if (isInsight(parsed.value)) return { ...decodedNothing, notData: 1 };
  const ingestedAtMs = timeOf(line.timestamp);
  const known = isTime(ingestedAtMs) ? { ingestedAtMs } : {};
  const json = withoutMark(message);
  return { ...decodedNothing, records: [{ id, record: parsed.value, json, ...known }] };
}

/** Other numbers are no time that can be written, and the state table takes not all of them. */
function isTime(ms: number): boolean {
  return Number.isInteger(ms) && ms >= 0 && ms <= timeLimits.lastMs;
}

/** Only of a text or number, as `Number` throws for some objects. */
function timeOf(timestamp: unknown): number {
  const isScalar = typeof timestamp === "string" || typeof timestamp === "number";
  return isScalar ? Number(timestamp) : Number.NaN;
}

/** What no log can hold, so that somebody else wrote it; to parse it may fill the memory. */
export function tooLong(id: string, seen: unknown): Decoded {
  return unreadable(id, { code: "too-large", message: "It is longer than a log takes." }, seen);
}

function notARecord(id: string, seen: unknown): Decoded {
  return unreadable(id, { code: "not-a-record", message: "It is no JSON object." }, seen);
}
