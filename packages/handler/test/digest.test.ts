import { describe, expect, it } from "vitest";
import { runPipeline } from "../src/pipeline.ts";
import type { MessageOutcome } from "../src/publish/message.ts";
import { tellDaily } from "../src/report/daily.ts";
import { createMemoryState } from "../src/state/memory.ts";
import {
  allTopics,
  createOutbox,
  deliver,
  engineOf,
  type Outbox,
  readFixture,
  runAt,
} from "./support/world.ts";

const lowRisk = readFixture("rules/create-delete-secgroup/match-created.json");
const engine = engineOf();

/** A state that many runtimes share, and what the daily report of it says, at a time of day. */
function createWorld() {
  const state = { ...createMemoryState(), isShared: true };
  const run = (time: string, outbox: Outbox) =>
    runAt(`2026-03-12T${time}:00Z`, { publisher: outbox.publisher, state });
  const refuse = (retry: "now" | "never"): MessageOutcome => ({
    kind: "failed",
    retry,
    reason: "",
  });
  return {
    find: (eventID: string, time: string) =>
      runPipeline(deliver({ ...lowRisk, eventID }), engine, run(time, createOutbox())),
    report: async (time: string, failure?: "now" | "never") => {
      const outbox = createOutbox(() => (failure ? refuse(failure) : { kind: "published" }));
      const isDone = await tellDaily(engine, run(time, outbox));
      return [isDone, outbox.lines().map((line) => /, (.+) of low/.exec(line)?.[1])];
    },
  };
}

describe("the digest", () => {
  it("waits for the next report where one was told within the hour", async () => {
    const { find, report } = createWorld();
    await find("1", "09:00");
    expect(await report("09:10")).toEqual([true, ["1", "nothing"]]);
    await find("2", "09:20");
    expect(await report("09:30")).toEqual([true, []]);
    expect(await report("10:30")).toEqual([true, ["1", "nothing"]]);
    expect(await report("12:00")).toEqual([true, ["nothing", "nothing"]]);
  });

  it.each<readonly ["now" | "never", boolean]>([
    ["now", false],
    ["never", true],
  ])(
    "is kept where the report could not be told, for a reason that passes %s",
    async (retry, done) => {
      const { find, report } = createWorld();
      await find("1", "09:00");
      expect(await report("09:10", retry)).toEqual([done, []]);
      expect(await report("09:20")).toEqual([true, ["1", "nothing"]]);
    },
  );

  it("names in the log what a mail has no room for, and in the mail whatever else it is to say", async () => {
    const outbox = createOutbox();
    const run = runAt("2026-03-12T09:00:00Z", {
      publisher: outbox.publisher,
      state: { ...createMemoryState(), isShared: true },
    });
    const records = Array.from({ length: 400 }, (_, index) => ({
      ...lowRisk,
      eventID: `${index}`,
      userIdentity: { type: "IAMUser", accountId: "1", userName: `u${index}` },
    }));
    await runPipeline(deliver(...records), engine, run);
    const log: { readonly lines?: readonly string[] }[] = [];
    await tellDaily(engine, run, (line) => log.push(line));
    const text = outbox.messages[0]?.body.email ?? "";
    expect(text).toContain("and 200 more, each in the handler's log");
    expect(text).toContain("RULES (settings test)");
    const logged = log.flatMap(({ lines = [] }) => lines);
    expect(new Set(logged.map((line) => / by (u\d+) /.exec(line)?.[1]))).toHaveProperty(
      "size",
      400,
    );
  });

  it("holds back nothing that only phones would get, as they get no digest", async () => {
    const outbox = createOutbox();
    const state = { ...createMemoryState(), isShared: true };
    const topics = { InfosecSMS: allTopics.InfosecSMS ?? "" };
    const run = runAt("2026-03-12T09:00:00Z", { publisher: outbox.publisher, state, topics });
    const { tally } = await runPipeline(deliver(lowRisk), engine, run);
    expect(tally).toMatchObject({ merged: 0, published: 1 });
    expect(outbox.messages.map(({ topic }) => topic)).toEqual(["InfosecSMS"]);
  });
});
