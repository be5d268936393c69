import type { Message, MessageOutcome } from "../publish/message.ts";
import { type Topics, topicNames } from "../route/topic.ts";
import { createRun, type Run } from "../run.ts";
import type { StateTable } from "../state/state-table.ts";

/** Every topic exists at a desk, so that routing is shown as it is meant. */
export const deskTopics: Topics = Object.fromEntries(topicNames.map((name) => [name, "desk"]));

/** A run at a moment, in milliseconds since 1970, that puts its messages where one can see them. */
export function createDeskRun(state: StateTable, messages: Message[], nowMs: number): Run {
  return createRun({
    nowMs: () => nowMs,
    remainingMs: () => 60_000,
    wait: async () => undefined,
    owner: "desk",
    state,
    publisher: async (_, batch): Promise<readonly MessageOutcome[]> => {
      messages.push(...batch);
      return batch.map(() => ({ kind: "published" }));
    },
    topics: deskTopics,
    reserveMs: 0,
  });
}
