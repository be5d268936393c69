import { hash } from "node:crypto";
import {
  type AlertOutcome,
  describeAlert,
  deskTopics,
  type Engine,
  isSMSTopic,
  type Message,
  type Report,
  route,
  type Sighting,
} from "@logcritical/handler";
import type { Finding } from "@logcritical/rules";
import { redact, timeOf } from "@logcritical/rules/record";
import { textIdOf } from "../examine/record-id.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import { createSorter, type Sorter } from "../replay/sorter.ts";
import { endOfDay } from "./day.ts";
import { cutDeliveries, type DeliveryCut, likelyCut } from "./deliveries.ts";
import { createDeskLambda, type Handled } from "./desk-lambda.ts";
import { readMessage } from "./read-message.ts";
import { printRecord } from "./record-text.ts";
import type { Sent, SentAlert, SentMessage } from "./sent.ts";
import { createVolumeCounter, type VolumeCounter } from "./volume-counter.ts";
import type { Volumes } from "./volumes.ts";

/**
 * What the Lambda would have sent about records: in they go, in any order; out comes, by record
 * time, every alert and mail, made by the handler's own stages with their clock set to record time.
 *
 *     const whatIf = createWhatIf({ engine });
 *     for await (const reading of readRecords(walk(["trail/"], everything), stdin)) {
 *       if (reading.kind === "batch") for (const read of reading.records) whatIf.take(read);
 *     }
 *     for await (const sent of whatIf.sent()) console.log(sent.kind, sent.messages.length);
 *     console.log(whatIf.volumes().alerts);
 *
 * What the account knows and a desk cannot is how the records were cut into deliveries (see
 * `likelyCut`), how late they came, and which topics there are: here all four exist, deliveries
 * come at once, nothing fails, and the state table remembers. The rule `alerter-changed`, which
 * needs the names of what is deployed, is not asked.
 */
export interface WhatIf {
  /** Takes a record that is to be asked about, and gives what the rules find in it. */
  take(read: ReadRecord): readonly Finding[];
  /** Takes a record in which the rules find something, as whoever gives it knows. */
  hold(read: ReadRecord): void;
  /** Known only once everything has been taken; to be gone through once. */
  sent(): AsyncGenerator<Sent, void>;
  /** The same for those whom only the volumes concern: nothing of it is described. */
  finish(): Promise<void>;
  /** Complete once `sent` has been gone through, or all is finished. */
  volumes(): Volumes;
  /** Removes what was put on disk; to be called whatever happened. */
  close(): void;
}

/** What runs, and how. */
export interface WhatIfParts {
  /** Rules and settings, as the Lambda compiles them. */
  readonly engine: Engine;
  /** Whether the Lambda has its state table; it has, by default. */
  readonly hasTable?: boolean;
  readonly cut?: DeliveryCut;
  /**
   * Is shown every finding that people would be told of, if only as a number: none that a
   * suppression silences, and of a rule that counts only those that are too many.
   */
  readonly watch?: (sighting: Sighting) => void;
  /** For tests of what does not fit into memory. */
  readonly sorter?: Sorter;
}

/**
 * Creates it. Its memory does not grow with the number of records, nor with that of alerts: what a
 * rule matches waits, as it was read, in the nameless file of the sorter, which nobody else can open.
 */
export function createWhatIf(parts: WhatIfParts): WhatIf {
  const { engine, hasTable = true, cut = likelyCut, sorter = createSorter(), watch } = parts;
  const counter = createVolumeCounter();
  const watched = watchSuppressions(engine, counter);
  const hold = (read: ReadRecord): void => {
    const { record } = read;
    const text = printRecord(read);
    // By its text, so that of copies one is kept, and the order of the input decides nothing.
    const place = Number.parseInt(hash("sha256", text, "hex").slice(0, 12), 16);
    sorter.add({ timeMs: timeOf(record), id: textIdOf(record), place }, Buffer.from(text));
  };
  async function* steps(): AsyncGenerator<Step, void> {
    const lambda = createDeskLambda(watched, hasTable);
    let reportDueMs = Number.POSITIVE_INFINITY;
    const report = async (): Promise<Step> => {
      const messages = await lambda.tick(reportDueMs);
      return {
        kind: "report",
        nowMs: reportDueMs,
        read: countMessages(messages, reportDueMs, counter),
      };
    };
    for (const { delivery, nowMs } of cutDeliveries(sorter.sorted(), cut)) {
      if (nowMs >= reportDueMs) yield await report();
      const handled = await lambda.deliver(delivery, nowMs);
      if (watch !== undefined) for (const sighting of toldOf(handled.report)) watch(sighting);
      yield countHandled(handled, nowMs, counter);
      // A quiet day has its report too, which says that nothing happened: it is not made here.
      reportDueMs = endOfDay(nowMs);
    }
    if (Number.isFinite(reportDueMs)) yield await report();
  }
  return {
    take(read) {
      const findings = engine.rules.match(read.record, read.json);
      if (findings.length > 0) hold(read);
      return findings;
    },
    hold,
    async *sent() {
      for await (const step of steps()) yield* describe(step, engine);
    },
    async finish() {
      for await (const _ of steps());
    },
    volumes: () => counter.volumes(),
    close: () => sorter.close(),
  };
}

/** The engine, with its suppressions watched: only they know which findings they silence. */
function watchSuppressions(engine: Engine, counter: VolumeCounter): Engine {
  return {
    ...engine,
    suppress: (sightings, nowMs) => {
      const suppressed = engine.suppress(sightings, nowMs);
      counter.suppression(sightings, suppressed.audible);
      return suppressed;
    },
  };
}

/** Alone, with others, or in the daily report. */
function toldOf({ passes, alerts }: Report): readonly Sighting[] {
  return [
    ...passes.flatMap(({ held, merged }) => [...held, ...merged]),
    ...alerts.flatMap(({ alert }) => alert.sightings),
  ];
}

/** What the Lambda did at a moment, once it has been counted. */
type Step = ReportStep | DeliveryStep;

interface ReportStep {
  readonly kind: "report";
  readonly nowMs: number;
  readonly read: ReadMessages;
}

interface DeliveryStep {
  readonly kind: "delivery";
  readonly nowMs: number;
  readonly handled: Handled;
  readonly read: ReadMessages;
}

/** What people get of each message. */
type ReadMessages = ReadonlyMap<Message, SentMessage>;

function countMessages(
  messages: readonly Message[],
  nowMs: number,
  counter: VolumeCounter,
): ReadMessages {
  const read = new Map(messages.map((message) => [message, readMessage(message)]));
  for (const message of read.values()) counter.message(message, nowMs);
  return read;
}

function countHandled(handled: Handled, nowMs: number, counter: VolumeCounter): DeliveryStep {
  const { report, messages } = handled;
  counter.report(report);
  const shared = messages.filter(isShared);
  counter.shared(new Set(shared.flatMap(({ alertIds }) => alertIds)).size);
  return { kind: "delivery", nowMs, handled, read: countMessages(messages, nowMs, counter) };
}

/** Whether several alerts are in one mail. */
function isShared({ alertIds }: Message): boolean {
  return alertIds.length !== 1;
}

/** What was sent in a step: of a delivery its alerts by time, then the mails that some share. */
function* describe(step: Step, engine: Engine): Generator<Sent, void> {
  const { nowMs: sentAtMs, read } = step;
  if (step.kind === "report") {
    yield { kind: "daily-report", sentAtMs, messages: [...read.values()] };
    return;
  }
  const [own, shared] = divide(read);
  for (const outcome of step.handled.report.alerts.toSorted(byTime)) {
    const { id } = outcome.alert;
    const carriers = shared.filter(([{ alertIds }]) => alertIds.includes(id));
    yield {
      ...readAlert(outcome, engine, sentAtMs),
      messages: (own.get(id) ?? []).map(([, sent]) => sent),
      shared: carriers.map(([{ topic }]) => topic),
    };
  }
  for (const [{ alertIds }, sent] of shared) {
    yield { kind: "summary", sentAtMs, alertIds, messages: [sent] };
  }
}

type ReadMessage = readonly [message: Message, sent: SentMessage];

/** The messages of one alert each, by that, and those that several share. */
function divide(
  read: ReadMessages,
): readonly [ReadonlyMap<string | undefined, readonly ReadMessage[]>, readonly ReadMessage[]] {
  const own = [...read].filter(([message]) => !isShared(message));
  const shared = [...read].filter(([message]) => isShared(message));
  return [Map.groupBy(own, ([{ alertIds }]) => alertIds[0]), shared];
}

function readAlert(
  { alert, reached }: AlertOutcome,
  engine: Engine,
  nowMs: number,
): Omit<SentAlert, "messages" | "shared"> {
  const { finding, account } = alert.leader;
  const { topics } = route({ ...finding, account }, engine.settings, deskTopics);
  return {
    kind: "alert",
    sentAtMs: nowMs,
    alert: describeAlert(alert, { ...engine, nowMs }),
    topics: reached,
    muted: topics.filter((topic) => isSMSTopic(topic) && !reached.includes(topic)),
    findings: alert.told.count,
    record: redact(finding.record),
  };
}

function byTime({ alert: a }: AlertOutcome, { alert: b }: AlertOutcome): number {
  return a.leader.atMs - b.leader.atMs || (a.id < b.id ? -1 : 1);
}
