import {
  type Decoded,
  decodeDelivery,
  decodeEnvelope,
  decodeLogs,
  type Envelope,
  isEnvelope,
  isLogsDocument,
} from "@logcritical/handler/decode";
import type { TrailRecord } from "@logcritical/rules";

/** A record, and its own JSON text where the file holds it, for the sake of how numbers are written. */
export interface ReadRecord {
  readonly record: TrailRecord;
  readonly json?: string;
}

/** What came out of one value. */
export interface Unwrapped {
  readonly records: readonly ReadRecord[];
  /** What is known and is no record of a call. */
  readonly notData: readonly NotData[];
  readonly unreadable: readonly Flaw[];
}

/** Digests, Insights, and what CloudWatch Logs sends to try whether its destination answers. */
export type NotData = "digest" | "insight" | "control-message";

/** Why something is no record. */
interface Flaw {
  readonly code: string;
  readonly reason: string;
}

/**
 * Takes the records out of one JSON value, whatever they were wrapped in: nothing, `Records`, an
 * array, what CloudWatch Logs gives to Lambda, Kinesis or a file, the envelope of EventBridge, or
 * what `aws cloudtrail lookup-events` and `aws logs filter-log-events` print.
 */
export function unwrap(text: string): Unwrapped {
  const parsed = parseJSON(text);
  return parsed === undefined
    ? flawed(notJSON)
    : unwrapValue(parsed.value, { json: text, depth: 0 });
}

/** The record that a text is, of which it is known that it is one and nothing else. */
export function readPlain(text: string): ReadRecord | undefined {
  const value = parseJSON(text)?.value;
  return isObject(value) ? { record: value, json: text } : undefined;
}

/** Batches in batches in batches have been made by somebody to see what happens. */
const depthMax = 4;

interface Place {
  readonly json?: string;
  readonly depth: number;
}

function unwrapValue(value: unknown, place: Place): Unwrapped {
  if (place.depth > depthMax) return flawed(notARecord);
  if (Array.isArray(value)) return unwrapAll(value, place);
  if (!isObject(value)) return flawed(notARecord);
  if (isEnvelope(value)) return ofEnvelope(value);
  if (isLogsDocument(value)) return ofDecoded(decodeLogs(value), kindOf(value.messageType));
  if (isObject(value.awslogs)) return ofDelivery(value);
  if (isObject(value.kinesis)) return ofDelivery({ Records: [value] });
  for (const name of ["CloudTrailEvent", "message"]) {
    const inner = value[name];
    if (typeof inner === "string" && !isRecord(value)) return unwrapText(inner, place);
  }
  for (const name of ["Records", "Events", "events"]) {
    const inner = value[name];
    if (Array.isArray(inner)) return unwrapAll(inner, place);
  }
  if (typeof value.digestStartTime === "string") return { ...nothing, notData: ["digest"] };
  if (!isRecord(value)) return flawed(notARecord);
  if (value.eventCategory === "Insight") return { ...nothing, notData: ["insight"] };
  const { json } = place;
  return { ...nothing, records: [{ record: value, ...(json !== undefined && { json }) }] };
}

function unwrapText(text: string, { depth }: Place): Unwrapped {
  const parsed = parseJSON(text);
  if (parsed === undefined) return flawed(notJSON);
  return unwrapValue(parsed.value, { json: text, depth: depth + 1 });
}

/** The text of an element is not known, as that of the whole was parsed at once. */
function unwrapAll(values: readonly unknown[], { depth }: Place): Unwrapped {
  return join(values.map((value) => unwrapValue(value, { depth: depth + 1 })));
}

/** EventBridge wraps much, of which only calls and Insights are CloudTrail's. */
function ofEnvelope(envelope: Envelope): Unwrapped {
  if (envelope["detail-type"] === "Scheduled Event") {
    return { ...nothing, notData: ["control-message"] };
  }
  if (!isRecord(envelope.detail) && envelope.detail.eventCategory !== "Insight") {
    return flawed(notARecord);
  }
  return ofDecoded(decodeEnvelope(envelope), "insight");
}

function ofDelivery(payload: TrailRecord): Unwrapped {
  const delivery = decodeDelivery(payload);
  if (!delivery.ok) {
    const flaws = delivery.problems.map(({ code, message }) => ({
      code,
      reason: `in a delivery: ${message}`,
    }));
    return { ...nothing, unreadable: flaws };
  }
  // Envelopes do not come here, and only they can be a schedule.
  return delivery.value.kind === "schedule"
    ? flawed(notARecord)
    : ofDecoded(delivery.value, "control-message");
}

function ofDecoded({ records, unreadable, notData }: Decoded, kind: NotData): Unwrapped {
  return {
    records: records.map(({ record, json }) => ({ record, ...(json !== undefined && { json }) })),
    notData: Array.from({ length: notData }, () => kind),
    unreadable: unreadable.map(({ reason, detail }) => ({
      code: reason,
      reason: `in a delivery: ${detail}`,
    })),
  };
}

/** What of the lines of CloudWatch Logs is no record. */
function kindOf(messageType: unknown): NotData {
  return messageType === "CONTROL_MESSAGE" ? "control-message" : "insight";
}

const nothing: Unwrapped = { records: [], notData: [], unreadable: [] };

const notJSON: Flaw = { code: "bad-json", reason: "with broken JSON" };

const notARecord: Flaw = { code: "not-a-record", reason: "with JSON, but no record of CloudTrail" };

function flawed(flaw: Flaw): Unwrapped {
  return { ...nothing, unreadable: [flaw] };
}

function join(parts: readonly Unwrapped[]): Unwrapped {
  return {
    records: parts.flatMap(({ records }) => records),
    notData: parts.flatMap(({ notData }) => notData),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
  };
}

/** Every record has some of these; the oldest and the shortest excerpts in documentation, too. */
const recordNames = ["eventName", "eventSource", "eventVersion", "eventID", "eventTime"];

function isRecord(value: TrailRecord): boolean {
  return recordNames.some((name) => Object.hasOwn(value, name)) || isObject(value.userIdentity);
}

function isObject(value: unknown): value is TrailRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJSON(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
