import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Rule } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import type { DeliveredRecord, RecordDelivery } from "../../src/decode/delivery.ts";
import { createEngine, type Engine } from "../../src/engine.ts";
import type { Message, MessageOutcome, Publisher } from "../../src/publish/message.ts";
import type { TopicName, Topics } from "../../src/route/topic.ts";
import { createRun, type Run, type RunParts } from "../../src/run.ts";
import { createMemoryState } from "../../src/state/memory.ts";

/** The folder `fixtures/`. */
export const fixtures: string = fileURLToPath(new URL("../../../../fixtures/", import.meta.url));

/** A record of `fixtures/`, parsed. */
export function readFixture(path: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(`${fixtures}${path}`, "utf8")) as Readonly<
    Record<string, unknown>
  >;
}

/** All four topics. */
export const allTopics: Topics = {
  InfosecEmail: "arn:aws:sns:us-east-1:111122223333:InfosecEmail",
  DevOpsEmail: "arn:aws:sns:us-east-1:111122223333:DevOpsEmail",
  InfosecSMS: "arn:aws:sns:us-east-1:111122223333:InfosecSMS",
  DevOpsSMS: "arn:aws:sns:us-east-1:111122223333:DevOpsSMS",
};

/** An engine with the catalogue, or throws with the problems. */
export function engineOf(document: object = {}, rules: readonly Rule[] = catalog): Engine {
  const result = createEngine(document, "test", { rules, ownRole: undefined });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** A delivery of CloudWatch Logs with these records. */
export function deliver(...records: readonly object[]): RecordDelivery {
  const delivered = records.map(
    (record, index): DeliveredRecord => ({ id: `line-${index}`, record: { ...record } }),
  );
  return { kind: "logs", records: delivered, unreadable: [], notData: 0 };
}

/** A publisher that keeps what it was given, and answers as it is told to. */
export interface Outbox {
  readonly publisher: Publisher;
  readonly messages: Message[];
  /** Topic and subject or text of each, in order. */
  readonly lines: () => readonly string[];
}

/** Creates one; `answer` decides what becomes of a message, published by default. */
export function createOutbox(
  answer: (message: Message, topic: TopicName) => MessageOutcome = () => ({ kind: "published" }),
): Outbox {
  const messages: Message[] = [];
  return {
    messages,
    lines: () => messages.map(({ topic, subject, body }) => `${topic} ${subject ?? body.sms}`),
    publisher: async (topic, batch) =>
      batch.map((message) => {
        const outcome = answer(message, topic);
        if (outcome.kind === "published") messages.push(message);
        return outcome;
      }),
  };
}

/** A run at a fixed moment, with time that passes only where it waits. */
export function runAt(now: string, parts: Partial<RunParts> & Pick<RunParts, "publisher">): Run {
  let passedMs = 0;
  return createRun({
    nowMs: () => Date.parse(now) + passedMs,
    remainingMs: () => 30_000 - passedMs,
    wait: async (ms) => {
      passedMs += ms;
    },
    owner: "request-1",
    state: createMemoryState(),
    topics: allTopics,
    reserveMs: 3000,
    ...parts,
  });
}
