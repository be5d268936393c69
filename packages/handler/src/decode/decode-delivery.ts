import type { Result } from "@logcritical/rules";
import { isObject, type JSONObject, textAt } from "../json.ts";
import { inflatedBytesMax } from "../limits.ts";
import { decodeBlob } from "./decode-blob.ts";
import { decodeEnvelope, isEnvelope, isSchedule } from "./decode-envelope.ts";
import type { Sifter } from "./decode-sifted.ts";
import { type Decoded, type Delivery, joinDecoded } from "./delivery.ts";
import type { Attempt } from "./gunzip.ts";
import { printExcerpt, unreadable } from "./unreadable.ts";

/**
 * Reads what Lambda was handed by CloudWatch Logs, Kinesis or EventBridge. Problems mean that
 * nothing of it could be read: a trigger that is none of these, or the one blob of CloudWatch
 * Logs damaged. Among the many blobs of Kinesis a damaged one is `unreadable`, as retrying it
 * would never help and would hold up its shard. Given a sifter, records that no rule matches are
 * passed over without being parsed.
 */
export function decodeDelivery(
  payload: unknown,
  bytesMax: number = inflatedBytesMax,
  sifter?: Sifter,
): Result<Delivery> {
  const decode: DecodeBytes = (bytes) => decodeBlob(bytes, bytesMax, sifter);
  if (isEnvelope(payload)) {
    return isSchedule(payload)
      ? { ok: true, value: { kind: "schedule" } }
      : { ok: true, value: { kind: "event-bridge", ...decodeEnvelope(payload) } };
  }
  if (isObject(payload) && isObject(payload.awslogs)) {
    return decodeSubscription(payload.awslogs, decode);
  }
  if (isObject(payload) && Array.isArray(payload.Records)) {
    const items = payload.Records.map(kinesisOf);
    if (items.every((item) => item !== undefined)) {
      const parts = items.map((item) => decodeKinesis(item, decode));
      return { ok: true, value: { kind: "kinesis", ...joinDecoded(parts) } };
    }
  }
  return undecodable(
    "unknown-trigger",
    "Lambda was handed neither awslogs.data, nor Records with kinesis, nor a detail: " +
      `subscribe it to CloudWatch Logs, Kinesis or EventBridge. It begins ${printExcerpt(payload)}.`,
  );
}

type DecodeBytes = (bytes: Uint8Array) => Attempt<Decoded>;

function decodeSubscription(awslogs: JSONObject, decode: DecodeBytes): Result<Delivery> {
  const data = textAt(awslogs, "data");
  if (data === undefined) return undecodable("no-data", "awslogs has no text under data.");
  const decoded = decode(Buffer.from(data, "base64"));
  if (decoded.ok) return { ok: true, value: { kind: "logs", ...decoded.value } };
  const { code, message } = decoded.problem;
  return undecodable(code, `awslogs.data: ${message} It begins ${printExcerpt(data)}.`);
}

function kinesisOf(item: unknown): JSONObject | undefined {
  return isObject(item) && isObject(item.kinesis) ? item.kinesis : undefined;
}

function decodeKinesis(kinesis: JSONObject, decode: DecodeBytes): Decoded {
  const sequenceNumber = textAt(kinesis, "sequenceNumber") ?? "";
  const bytes = Buffer.from(textAt(kinesis, "data") ?? "", "base64");
  const blob = decode(bytes);
  const decoded = blob.ok ? blob.value : unreadable(sequenceNumber, blob.problem, bytes);
  return {
    ...decoded,
    records: decoded.records.map((record) => ({ ...record, sequenceNumber })),
    unreadable: decoded.unreadable.map((item) => ({ ...item, sequenceNumber })),
  };
}

function undecodable(code: string, message: string): Result<Delivery> {
  return { ok: false, problems: [{ code, message }] };
}
