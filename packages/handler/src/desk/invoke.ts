import { createHash } from "node:crypto";
import type { Result, Rule } from "@logcritical/rules";
import { createEngine } from "../engine.ts";
import { type Answer, handle } from "../handle.ts";
import type { Message, MessageOutcome } from "../publish/message.ts";
import type { Topics } from "../route/topic.ts";
import { createRun } from "../run.ts";
import { createMemoryState } from "../state/memory.ts";

/** What the handler would run with in the account. */
export interface DeskSettings {
  readonly rules: readonly Rule[];
  /** The settings document, parsed from JSON. */
  readonly settings: unknown;
  /** The moment the delivery is taken to arrive at. */
  readonly nowMs: number;
}

/** What the handler did with a payload. */
export interface DeskResult {
  /** What Lambda would be answered, or why it would be told to try again. */
  readonly answer: Answer | { readonly error: string };
  /** The messages in the order in which they would have been published. */
  readonly messages: readonly Message[];
  /** What it would have logged. */
  readonly log: readonly object[];
}

/**
 * Runs the real handler at a desk: the same stages and renderers, with state that lasts as long as
 * the call, and a publisher that keeps the messages. Problems are those of rules and settings.
 */
export async function invokeOnDesk(
  payload: unknown,
  { rules, settings, nowMs }: DeskSettings,
): Promise<Result<DeskResult>> {
  const version = createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 12);
  const engine = createEngine(settings, version, { rules, ownRole: undefined });
  if (!engine.ok) return engine;
  const messages: Message[] = [];
  const log: object[] = [];
  const run = createRun({
    nowMs: () => nowMs,
    remainingMs: () => 60_000,
    wait: async () => undefined,
    owner: "desk",
    state: createMemoryState(),
    publisher: async (_, batch): Promise<readonly MessageOutcome[]> => {
      messages.push(...batch);
      return batch.map(() => ({ kind: "published" }));
    },
    topics: deskTopics,
    reserveMs: 0,
  });
  const kept = { value: engine.value, version, problems: [] };
  const parts = { refresh: async () => kept, run, log: (line: object) => log.push(line) };
  const answer = await attempt(() => handle(payload, { ...parts, stateFailures: [] }));
  return { ok: true, value: { answer, messages, log } };
}

async function attempt(act: () => Promise<Answer>): Promise<DeskResult["answer"]> {
  try {
    return await act();
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Every topic exists here, so that routing is shown as it is meant. */
const deskTopics: Topics = {
  InfosecEmail: "desk",
  DevOpsEmail: "desk",
  InfosecSMS: "desk",
  DevOpsSMS: "desk",
};
