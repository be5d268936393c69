import type { Problem } from "@logcritical/rules";
import { decodeDelivery } from "./decode/decode-delivery.ts";
import type { RecordDelivery } from "./decode/delivery.ts";
import type { Engine } from "./engine.ts";
import { inflatedBytesMax, rememberMs } from "./limits.ts";
import { runPipeline } from "./pipeline.ts";
import { suppressionKey, tellDaily } from "./report/daily.ts";
import { printLogLines, printStateFailures } from "./report/log-lines.ts";
import {
  filtersNotice,
  noticeTopics,
  settingsNotice,
  tellNotice,
  unreadableNotice,
} from "./report/notices.ts";
import type { Report } from "./report/report.ts";
import type { Run } from "./run.ts";
import { filtersVersion } from "./settings/filters-version.ts";
import type { Kept } from "./settings/settings-keeper.ts";

/** What the function answers: for Kinesis, from which record on Lambda is to try again. */
export interface Answer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** What handling one invocation needs. */
export interface HandleParts {
  readonly refresh: () => Promise<Kept<Engine>>;
  readonly run: Run;
  readonly log: (line: object) => void;
  /** Of the settings that the filters were made with, where they are known. */
  readonly filtersVersion?: string | undefined;
  /** By which its metrics are told from those of others in the account. */
  readonly functionName?: string | undefined;
  /** Why the state table failed, in this invocation so far. */
  readonly stateFailures: readonly string[];
}

/**
 * Handles one invocation: decodes what Lambda handed over, runs it through the pipeline, and
 * reports. It throws when something that may still be told was not, or nothing could be read, so
 * that Lambda tries again and in the end keeps the delivery for a person; for Kinesis it answers
 * with the first record to try again instead.
 */
export async function handle(payload: unknown, parts: HandleParts): Promise<Answer> {
  const kept = await parts.refresh();
  const engine = kept.value;
  const decoded = decodeDelivery(payload, inflatedBytesMax, engine.sifter);
  if (!decoded.ok) throw new Error(describe(decoded.problems));
  if (decoded.value.kind === "schedule") return handleSchedule(engine, parts);
  const { run, log, stateFailures, functionName } = parts;
  const report = await runPipeline(decoded.value, engine, run);
  await noteHits(report, engine, run);
  const hasTable = run.state.isShared;
  const source = { nowMs: run.nowMs(), functionName };
  const lines = printLogLines(report, { ...source, engine, stateFailures, hasTable });
  for (const line of lines) log(line);
  await tellUnreadable(decoded.value, engine, run);
  if (kept.problems.length > 0) await tellSettings(kept, parts);
  await tellFilters(engine, parts);
  return conclude(decoded.value, report);
}

const success: Answer = { batchItemFailures: [] };

/** A report that says "nothing" may have had no table to read, which nothing else would tell. */
async function handleSchedule(engine: Engine, parts: HandleParts): Promise<Answer> {
  const { run, log, stateFailures, functionName } = parts;
  const isTold = await tellDaily(engine, run, log);
  const source = { nowMs: run.nowMs(), functionName };
  for (const line of printStateFailures(stateFailures, source)) log(line);
  if (isTold) return success;
  throw new Error("The daily report did not reach every topic.");
}

function conclude({ kind, records }: RecordDelivery, { untold, failures }: Report): Answer {
  if (untold.length === 0) return success;
  if (kind !== "kinesis") {
    const why = failures.length === 0 ? "another runtime holds them" : failures.join("; ");
    throw new Error(`${untold.length} findings could not be told: ${why.slice(0, 500)}`);
  }
  // Lambda tries everything again from the lowest number on; records come in the shard's order.
  const failed = new Set(untold.map(({ sequenceNumber }) => sequenceNumber));
  const first = records.find(({ sequenceNumber }) => failed.has(sequenceNumber));
  const itemIdentifier = first?.sequenceNumber ?? "";
  return { batchItemFailures: [{ itemIdentifier }] };
}

async function tellSettings(kept: Kept<Engine>, { run, log }: HandleParts): Promise<void> {
  log({ level: "error", message: "settings", version: kept.version, problems: kept.problems });
  const [topic] = noticeTopics(run);
  if (topic !== undefined)
    await tellNotice(settingsNotice(kept.problems, kept.version), topic, run);
}

async function tellFilters({ settings }: Engine, parts: HandleParts): Promise<void> {
  const { run, log, filtersVersion: deployed } = parts;
  if (deployed === undefined || deployed === filtersVersion(settings)) return;
  log({ level: "error", message: "filters", deployed });
  const [topic] = noticeTopics(run);
  if (topic !== undefined) await tellNotice(filtersNotice, topic, run);
}

async function tellUnreadable(
  { unreadable }: RecordDelivery,
  { settings }: Engine,
  run: Run,
): Promise<void> {
  const [topic] = noticeTopics(run);
  if (unreadable.length <= settings.limits.unreadablePerDelivery || topic === undefined) return;
  await tellNotice(unreadableNotice(unreadable), topic, run);
}

/** Keeps the hits of suppressions for the daily report. */
export async function noteHits(
  { suppressionHits }: Report,
  engine: Engine,
  run: Run,
): Promise<void> {
  const nowMs = run.nowMs();
  const entries = [...suppressionHits].map(([index, count]) => ({
    key: suppressionKey(index, engine),
    line: "",
    count,
    firstMs: nowMs,
    lastMs: nowMs,
  }));
  if (run.state.isShared) await run.state.digest.hold(entries, nowMs + rememberMs);
}

function describe(problems: readonly Problem[]): string {
  return problems.map(({ message }) => message).join(" ");
}
