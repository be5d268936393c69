import type { Problem, Result } from "@logcritical/rules";
import { parseJSON } from "../json.ts";
import { parseFailureMessage } from "./failure-message.ts";
import type { Stream } from "./stream.ts";

/** The payload that a message of the on-failure queue is about. */
export interface Redriven {
  readonly payload: unknown;
  /** What is known to be missing; none where the payload is whole. */
  readonly gaps: readonly Problem[];
}

/**
 * Finds again what Lambda could not handle: takes the payload out of the message, or fetches the
 * records from Kinesis. Give the payload to `invokeOnDesk`, or to the function itself. The message
 * is JSON, as text or parsed: it may nest deeper than can be written again. One stream serves for
 * all messages, and is left open.
 */
export async function redrive(message: unknown, stream: Stream): Promise<Result<Redriven>> {
  const parsed = typeof message === "string" ? parseJSON(message)?.value : message;
  const failure = parseFailureMessage(parsed);
  if (!failure.ok) return failure;
  if (failure.value.kind === "payload") {
    return { ok: true, value: { payload: failure.value.payload, gaps: [] } };
  }
  const { batch } = failure.value;
  try {
    const { payload, isWhole } = await stream.fetch(batch);
    const lack =
      `The stream no longer has all of ${batch.startSequenceNumber} to ` +
      `${batch.endSequenceNumber} of ${batch.shardId}: replay the trail's files of that time.`;
    return {
      ok: true,
      value: { payload, gaps: isWhole ? [] : [{ code: "expired", message: lack }] },
    };
  } catch (error) {
    const lack = `Kinesis does not give the records: ${String(error)}`;
    return { ok: false, problems: [{ code: "unfetched", message: lack }] };
  }
}
