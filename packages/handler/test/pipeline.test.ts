import { describe, expect, it } from "vitest";
import { runPipeline } from "../src/pipeline.ts";
import { findImbalances } from "../src/report/tally.ts";
import { createOutbox, deliver, engineOf, readFixture, runAt } from "./support/world.ts";

const now = "2026-03-12T09:40:00Z";
const stop = readFixture("rules/cloudtrail-change/match-stopped.json");

describe("the pipeline", () => {
  it("tells a finding once to each topic of its rule", async () => {
    const outbox = createOutbox();
    const report = await runPipeline(deliver(stop), engineOf(), runAt(now, outbox));
      outbox.messages[0]?.body.email,
      outbox.messages[1]?.body.sms,
      outbox.lines(),
      report.tally,
    );
    expect(outbox.messages.map(({ topic }) => topic)).toEqual(["InfosecEmail", "InfosecSMS"]);
    expect(findImbalances({ ...report.tally, stateFailures: 0 })).toEqual([]);
  });
});
