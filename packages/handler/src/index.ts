/**
 * `@logcritical/handler`: the Lambda that turns deliveries of CloudTrail records into alerts. Its
 * stages are plain functions, so that a desk replays exactly what the account would have sent.
 */
export { decodeBlob } from "./decode/decode-blob.ts";
export { decodeDelivery } from "./decode/decode-delivery.ts";
export { decodeEnvelope, type Envelope, isEnvelope } from "./decode/decode-envelope.ts";
export { decodeLogs, isLogsDocument, type LogsDocument } from "./decode/decode-logs.ts";
export type {
  Decoded,
  DeliveredRecord,
  Delivery,
  RecordDelivery,
  ScheduleDelivery,
  Unreadable,
} from "./decode/delivery.ts";
export { type Attempt, gunzip, isGzip } from "./decode/gunzip.ts";
