import type { DeliveredRecord, RecordDelivery } from "@logcritical/handler";
import type { TrailRecord } from "@logcritical/rules";
import { timeOf } from "@logcritical/rules/record";
import { decodeUTF8 } from "../utf8.ts";

/** A delivery as the Lambda might have got it, and the moment it is taken to arrive at. */
export interface TimedDelivery {
  readonly delivery: RecordDelivery;
  /** Milliseconds since 1970: the last second of its window. */
  readonly nowMs: number;
}

/** Which records come in one delivery. */
export interface DeliveryCut {
  /** How long a window is, in milliseconds; the windows are counted from 1970 on. */
  readonly windowMs: number;
  readonly recordsMax: number;
}

/**
 * What happened within a minute by the clock comes together at its end, at most 1,000 records that
 * a rule matches. Nobody can know how the records were really cut: CloudTrail hands them to
 * CloudWatch Logs in batches, about five minutes late ("Getting and viewing your CloudTrail log
 * files", AWS CloudTrail User Guide), and CloudWatch Logs cuts again, by streams and sizes. The cut
 * decides little: which findings share their first alert, and which mails are too many for one
 * delivery. It does not depend on what matches, so that two set-ups can be compared.
 */
export const likelyCut: DeliveryCut = { windowMs: 60_000, recordsMax: 1000 };

/** Cuts the JSON texts of records, in UTF-8 and in order of time, into deliveries. */
export function* cutDeliveries(
  sorted: Iterable<{ readonly text: Uint8Array }>,
  { windowMs, recordsMax }: DeliveryCut,
): Generator<TimedDelivery, void> {
  let records: DeliveredRecord[] = [];
  let [window, line] = [0, 0];
  const end = (): TimedDelivery => ({
    delivery: deliver(records),
    nowMs: (window + 1) * windowMs - 1000,
  });
  for (const { text } of sorted) {
    // What the sorter gives back was a record when it was put there.
    const json = decodeUTF8(text);
    const record = JSON.parse(json) as TrailRecord;
    const timeMs = timeOf(record);
    // Those without a time come last, as if they had been delivered with what came before.
    const itsWindow = timeMs === undefined ? window : Math.floor(timeMs / windowMs);
    if (records.length > 0 && (itsWindow !== window || records.length >= recordsMax)) {
      yield end();
      records = [];
    }
    window = itsWindow;
    line += 1;
    records.push({ id: `line-${line}`, record, json });
  }
  if (records.length > 0) yield end();
}

function deliver(records: readonly DeliveredRecord[]): RecordDelivery {
  return { kind: "logs", records, unreadable: [], notData: 0 };
}
