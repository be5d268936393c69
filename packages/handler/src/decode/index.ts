/**
 * How deliveries are read, apart from all that is done about them: for those who only want the
 * records, and start often.
 *
 *     decodeDelivery(payload)   // { ok: true, value: { kind: "records", records: […] } }
 */
export { decodeDelivery } from "./decode-delivery.ts";
export { decodeEnvelope, type Envelope, isEnvelope } from "./decode-envelope.ts";
export { decodeLogs, isLogsDocument } from "./decode-logs.ts";
export type { Decoded } from "./delivery.ts";
