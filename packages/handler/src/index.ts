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
export { createDeskRun, deskTopics } from "./desk/desk-run.ts";
export { createDrill, type DrillScene } from "./desk/drill.ts";
export { type FailedBatch, type Failure, parseFailureMessage } from "./desk/failure-message.ts";
export {
  type DeskResult,
  type DeskSettings,
  invokeOnDesk,
} from "./desk/invoke.ts";
export { openStream } from "./desk/open-stream.ts";
export { createSubjectPreview, type PreviewContext } from "./desk/preview-subject.ts";
export { type QueueMessage, receiveAll } from "./desk/queue.ts";
export { type Redriven, redrive } from "./desk/redrive.ts";
export type { FetchedBatch, Stream } from "./desk/stream.ts";
export { type SuppressionTrial, trySuppressions } from "./desk/try-suppressions.ts";
export { createEngine, type Engine, type EngineParts } from "./engine.ts";
export type { Alert } from "./group/alert.ts";
export { type Answer, noteHits } from "./handle.ts";
export { subjectLengthMax } from "./limits.ts";
export { alerterRuleId } from "./match/alerter-rule-id.ts";
export { createSighting, type Sighting } from "./match/sighting.ts";
export { watchesTampering } from "./match/tampering.ts";
export { runPipeline } from "./pipeline.ts";
export type { Message, MessageBody, MessageOutcome, Publisher } from "./publish/message.ts";
export type { AlertOutcome } from "./publish/settle.ts";
export { describeAlert } from "./render/describe.ts";
export type { AlertDocument } from "./render/document.ts";
export { printExcerpt } from "./render/excerpt.ts";
export { type Fact, factsOf, headlineOf, marksOf } from "./render/facts.ts";
export { smsBudget } from "./render/sms.ts";
export { tellDaily } from "./report/daily.ts";
export type { Pass } from "./report/pass.ts";
export type { Report } from "./report/report.ts";
export type { Tally } from "./report/tally.ts";
export { route } from "./route/route.ts";
export { isSMSTopic, type TopicName, type Topics, topicNames } from "./route/topic.ts";
export { createRun, type Run, type RunParts } from "./run.ts";
export { parseHandlerSettings } from "./settings/parse-settings.ts";
export type { HandlerSettings, Suppression } from "./settings/settings.ts";
export { createMemoryState } from "./state/memory.ts";
export type { StateTable } from "./state/state-table.ts";
