import { describe, expect, it } from "vitest";
import type { TopicName } from "../route/topic.ts";
import { createMemoryState } from "../state/memory.ts";
import type { Counts } from "../state/state-table.ts";
import type { Message, Publisher } from "./message.ts";
import { paceMails } from "./pace-mails.ts";

const messagesOf = (count: number, topic: TopicName): readonly Message[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    topic,
    alertIds: [],
    body: { default: "{}", email: "", sms: "" },
    attributes: {},
  }));

const outOfTime = { kind: "failed", retry: "now", reason: "out of time" };

/** Runtimes with one state and one clock, which passes where one of them waits. */
function createWorld(limitMs = 60_000, cost = { SNS: 0, table: 0 }) {
  const state = createMemoryState();
  const counts: Counts = {
    ...state.counts,
    increment: (...asked) => {
      passedMs += cost.table;
      return state.counts.increment(...asked);
    },
  };
  const sent: { readonly topic: TopicName; readonly atMs: number }[] = [];
  let passedMs = 0;
  const nowMs = (): number => 1_773_307_867_900 + passedMs;
  const publisher: Publisher = async (topic, messages) => {
    sent.push(...messages.map(() => ({ topic, atMs: nowMs() })));
    passedMs += cost.SNS;
    return messages.map(() => ({ kind: "published" }));
  };
  const wait = async (ms: number): Promise<void> => {
    passedMs += ms;
  };
  const remainingMs = (): number => limitMs - passedMs;
  const createRuntime = (): Publisher =>
    paceMails(publisher, { perSecond: 4, counts, nowMs, pace: { wait, remainingMs } });
  /** The most mails to a topic between a moment and less than a second later. */
  const densest = (): number =>
    Math.max(
      ...sent.map(
        ({ topic, atMs }) =>
          sent.filter(
            (other) => other.topic === topic && other.atMs >= atMs && other.atMs < atMs + 1000,
          ).length,
      ),
    );
  return { createRuntime, sent, densest, remainingMs };
}

describe("paceMails", () => {
  it("sends mails of a storm over seconds, for SNS suspends whoever gets more than ten in one", async () => {
    const { createRuntime, sent, densest } = createWorld();
    const runtime = createRuntime();
    for (const count of [10, 10, 1]) {
      const outcomes = await runtime("InfosecEmail", messagesOf(count, "InfosecEmail"));
      expect(outcomes).toEqual(Array.from({ length: count }, () => ({ kind: "published" })));
    }
    expect(sent).toHaveLength(21);
    expect(densest()).toBeLessThanOrEqual(8);
  });

  it("does so together with other runtimes", async () => {
    const { createRuntime, sent, densest } = createWorld();
    for (const runtime of [createRuntime(), createRuntime(), createRuntime()]) {
      await runtime("InfosecEmail", messagesOf(6, "InfosecEmail"));
    }
    expect(sent).toHaveLength(18);
    expect(densest()).toBeLessThanOrEqual(8);
  });

  it.each<readonly [topic: TopicName, other: TopicName]>([
    ["InfosecSMS", "InfosecSMS"],
    ["InfosecEmail", "DevOpsEmail"],
  ])("lets nobody wait for %s because of %s", async (topic, other) => {
    const { createRuntime, sent } = createWorld();
    const runtime = createRuntime();
    await runtime(other, messagesOf(4, other));
    await runtime(topic, messagesOf(4, topic));
    expect(new Set(sent.map(({ atMs }) => atMs)).size).toBe(1);
  });

  it.each([
    ["SNS", { SNS: 2900, table: 0 }],
    ["the table", { SNS: 0, table: 2900 }],
  ])("begins nothing past its time where %s is slow", async (_, cost) => {
    const { createRuntime, remainingMs } = createWorld(100, cost);
    const outcomes = await createRuntime()("InfosecEmail", messagesOf(10, "InfosecEmail"));
    expect(remainingMs()).toBe(100 - 2900);
    expect(outcomes.slice(4)).toEqual(Array.from({ length: 6 }, () => outOfTime));
  });

  it("leaves to another attempt what there is no time for", async () => {
    const { createRuntime, sent } = createWorld(1000);
    const outcomes = await createRuntime()("InfosecEmail", messagesOf(10, "InfosecEmail"));
    expect(sent).toHaveLength(8);
    expect(outcomes.slice(7)).toEqual([{ kind: "published" }, outOfTime, outOfTime]);
  });
});
