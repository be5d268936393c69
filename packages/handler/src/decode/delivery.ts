import type { TrailRecord } from "@logcritical/rules";

/**
 * What Lambda was handed, read: in goes the payload of any trigger, out come records, what could
 * not be read, and how much was no data, for example
 *
 *     { awslogs: { data: "H4sI…" } }
 *     → { kind: "logs", records: [{ id: "3195…", record: { eventName: "StopLogging", … } }],
 *         unreadable: [], notData: 0 }
 *
 * Every log line that went in is counted in exactly one of the three.
 */
export type Delivery = RecordDelivery | ScheduleDelivery;

/** Records by CloudWatch Logs, by Kinesis, or one in the `detail` of EventBridge. */
export interface RecordDelivery extends Decoded {
  readonly kind: "logs" | "kinesis" | "event-bridge";
}

/** The daily schedule: time for the heartbeat and the digest. */
export interface ScheduleDelivery {
  readonly kind: "schedule";
}

/** The contents of one blob or of many. */
export interface Decoded {
  readonly records: readonly DeliveredRecord[];
  readonly unreadable: readonly Unreadable[];
  /** Control messages and Insight summaries: acknowledged, and no record of a call. */
  readonly notData: number;
  /** How many more records there were, on which no rule matches, and which were not parsed. */
  readonly passed?: number;
}

/** A record with what is known of its way here. */
export interface DeliveredRecord {
  /** The id of the log line, or of EventBridge's envelope; for logs, not for deduplication. */
  readonly id: string;
  readonly record: TrailRecord;
  /** Its JSON text, where it came as one: it tells how numbers are written, which parsing forgets. */
  readonly json?: string;
  /** When CloudWatch Logs took it in, as milliseconds since 1970. */
  readonly ingestedAtMs?: number;
  /** The Kinesis record that held it: what Lambda is told to retry from. */
  readonly sequenceNumber?: string;
  /** What was tampered with, where the watch over the alerts handed it over and says so. */
  readonly tampering?: string;
}

/** Something that could not be read, named well enough to be found again. */
export interface Unreadable {
  readonly id: string;
  /** `bad-gzip`, `too-large`, `bad-json`, `not-a-record` or `unknown-shape`. */
  readonly reason: string;
  /** One sentence for people. */
  readonly detail: string;
  /** The first characters as a JSON string in printable ASCII, safe in any log and any mail. */
  readonly excerpt: string;
  readonly sequenceNumber?: string;
}

/** Nothing at all. */
export const decodedNothing: Decoded = { records: [], unreadable: [], notData: 0 };

/** Puts the contents of many blobs together, in their order. */
export function joinDecoded(parts: readonly Decoded[]): Decoded {
  const passed = parts.reduce((sum, part) => sum + (part.passed ?? 0), 0);
  return {
    ...(passed > 0 && { passed }),
    records: parts.flatMap((part) => part.records),
    unreadable: parts.flatMap((part) => part.unreadable),
    notData: parts.reduce((sum, part) => sum + part.notData, 0),
  };
}
