import { createHash } from "node:crypto";
import type { Result, Rule } from "@logcritical/rules";
import type { Unreadable } from "../decode/delivery.ts";
import { createEngine } from "../engine.ts";
import { type Answer, handle } from "../handle.ts";
import type { Message } from "../publish/message.ts";
import { createMemoryState } from "../state/memory.ts";
import { createDeskRun } from "./desk-run.ts";

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
  /** What of the payload it could not read and passed over, as far as the log names it. */
  readonly unreadable: readonly Unreadable[];
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
  const run = createDeskRun(createMemoryState(), messages, nowMs);
  const kept = { value: engine.value, version, problems: [] };
  const parts = { refresh: async () => kept, run, log: (line: object) => log.push(line) };
  const answer = await attempt(() => handle(payload, { ...parts, stateFailures: [] }));
  return { ok: true, value: { answer, messages, log, unreadable: log.filter(isUnreadable) } };
}

/** Lines of this name are made of what is unreadable, and of nothing else. */
function isUnreadable(line: object): line is Unreadable {
  return "message" in line && line.message === "unreadable";
}

async function attempt(act: () => Promise<Answer>): Promise<DeskResult["answer"]> {
  try {
    return await act();
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
