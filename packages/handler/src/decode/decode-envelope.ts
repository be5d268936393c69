import { isObject, type JSONObject, textAt } from "../json.ts";
import { isInsight } from "./decode-logs.ts";
import { type Decoded, decodedNothing } from "./delivery.ts";
import { nameContents } from "./name-contents.ts";

/** What EventBridge sends: a record, or something else, in `detail`. */
export interface Envelope extends JSONObject {
  readonly detail: JSONObject;
  readonly "detail-type": string;
}

/** Whether a parsed value is such an envelope. */
export function isEnvelope(value: unknown): value is Envelope {
  return (
    isObject(value) &&
    textAt(value, "detail-type") !== undefined &&
    Object.hasOwn(value, "detail") &&
    isObject(value.detail)
  );
}

/** Whether the envelope is the tick of a schedule, which carries no record. */
export function isSchedule(envelope: Envelope): boolean {
  return envelope["detail-type"] === "Scheduled Event";
}

/**
 * Takes the one record out of its envelope, beside which the rules of EventBridge that listen for
 * tampering write what with: see `tamper-rules.ts` of infra.
 */
export function decodeEnvelope(envelope: Envelope): Decoded {
  if (isInsight(envelope.detail)) return { ...decodedNothing, notData: 1 };
  const id = textAt(envelope, "id") || nameContents("detail", envelope.detail);
  const tampering = textAt(envelope, "tampering") ?? "";
  const said = tampering === "" ? {} : { tampering };
  return { ...decodedNothing, records: [{ id, record: envelope.detail, ...said }] };
}
