import type { Result } from "@logcritical/rules";
import { isObject, type JSONObject, textAt } from "../json.ts";

/** What Lambda could not have handled: the payload itself, or where Kinesis still has it. */
export type Failure =
  | { readonly kind: "payload"; readonly payload: unknown }
  | { readonly kind: "kinesis"; readonly batch: FailedBatch };

/** A stretch of a shard, both ends included. */
export interface FailedBatch {
  readonly streamARN: string;
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
}

/**
 * Reads a message of the on-failure queue. For CloudWatch Logs, which invokes asynchronously, it
 * holds the payload; for Kinesis only shard and sequence numbers, so that the records have to be
 * fetched before the stream forgets them.
 * Source: "Capturing records of Lambda asynchronous invocations" and "Retain discarded batch
 * records for a Kinesis event source in Lambda", AWS Lambda Developer Guide.
 */
export function parseFailureMessage(message: unknown): Result<Failure> {
  if (isObject(message) && isObject(message.requestPayload)) {
    return { ok: true, value: { kind: "payload", payload: message.requestPayload } };
  }
  const info = isObject(message) ? message.KinesisBatchInfo : undefined;
  const batch = isObject(info) ? batchOf(info) : undefined;
  if (batch !== undefined) return { ok: true, value: { kind: "kinesis", batch } };
  return {
    ok: false,
    problems: [
      {
        code: "not-a-failure",
        message:
          "It has neither a requestPayload nor a KinesisBatchInfo: give a message of the queue " +
          "that Lambda sends failures to, as it is.",
      },
    ],
  };
}

function batchOf(info: JSONObject): FailedBatch | undefined {
  const streamARN = textAt(info, "streamArn");
  const shardId = textAt(info, "shardId");
  const startSequenceNumber = textAt(info, "startSequenceNumber");
  const endSequenceNumber = textAt(info, "endSequenceNumber");
  if (streamARN === undefined || shardId === undefined) return undefined;
  if (!isNumber(startSequenceNumber) || !isNumber(endSequenceNumber)) return undefined;
  return { streamARN, shardId, startSequenceNumber, endSequenceNumber };
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d+$/.test(text);
}
