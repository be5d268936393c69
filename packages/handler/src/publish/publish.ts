import { publishAttemptsMax, publishBatchBytesMax, publishBatchMax } from "../limits.ts";
import { type TopicName, topicNames } from "../route/topic.ts";
import type { Message, MessageOutcome, Publisher } from "./message.ts";

/** The time there is: how much is left, and how to let some pass. */
export interface Pace {
  /** Milliseconds until work must end, with enough left to note what was done. */
  readonly remainingMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Publishes messages in batches, topic by topic at once, and tries those again that failed for a
 * reason that passes, while there is time. Every message has an outcome; nothing rejects.
 */
export async function publish(
  messages: readonly Message[],
  publisher: Publisher,
  pace: Pace,
): Promise<ReadonlyMap<string, MessageOutcome>> {
  const outcomes = new Map<string, MessageOutcome>();
  await Promise.all(
    topicNames.map((topic) =>
      publishTopic(
        messages.filter((message) => message.topic === topic),
        { publisher, pace, topic, outcomes },
      ),
    ),
  );
  return outcomes;
}

interface TopicRun {
  readonly publisher: Publisher;
  readonly pace: Pace;
  readonly topic: TopicName;
  readonly outcomes: Map<string, MessageOutcome>;
}

/** No topic waits for another: mails take their time, and an SMS is not to wait for them. */
async function publishTopic(messages: readonly Message[], run: TopicRun): Promise<void> {
  let left = messages;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    await publishOnce(left, run);
    left = left.filter((message) => isPassing(run.outcomes.get(message.id)));
    const pauseMs = 100 * 2 ** attempt;
    if (attempt + 1 >= publishAttemptsMax || run.pace.remainingMs() <= pauseMs) break;
    if (left.length > 0) await run.pace.wait(pauseMs);
  }
}

async function publishOnce(messages: readonly Message[], run: TopicRun): Promise<void> {
  for (const batch of makeBatches(messages)) {
    const answers =
      run.pace.remainingMs() > 0
        ? await run.publisher(run.topic, batch)
        : batch.map(() => outOfTime);
    for (const [index, message] of batch.entries()) {
      run.outcomes.set(message.id, answers[index] ?? unanswered);
    }
  }
}

const outOfTime: MessageOutcome = { kind: "failed", retry: "now", reason: "out of time" };
const unanswered: MessageOutcome = { kind: "failed", retry: "now", reason: "no answer" };

function isPassing(outcome: MessageOutcome | undefined): boolean {
  return outcome?.kind === "failed" && outcome.retry === "now";
}

/** Fills batches in order, up to SNS's number and size. */
function makeBatches(messages: readonly Message[]): readonly (readonly Message[])[] {
  const batches: Message[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = messageBytes(message);
    const last = batches.at(-1);
    if (
      last === undefined ||
      last.length >= publishBatchMax ||
      bytes + size > publishBatchBytesMax
    ) {
      batches.push([message]);
      bytes = size;
    } else {
      last.push(message);
      bytes += size;
    }
  }
  return batches;
}

/** What SNS counts: the body as JSON, and the attributes with their names and types. */
function messageBytes(message: Message): number {
  const attributes = Object.entries(message.attributes).flat().join("String");
  return Buffer.byteLength(JSON.stringify(message.body)) + Buffer.byteLength(attributes) + 200;
}
