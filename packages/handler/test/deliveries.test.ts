import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { invokeOnDesk } from "../src/desk/invoke.ts";
import { openStream } from "../src/desk/open-stream.ts";
import { redrive } from "../src/desk/redrive.ts";
import { readFixture } from "./support/world.ts";

/** The subjects that a payload is told by. */
async function subjectsOf(payload: unknown): Promise<readonly (string | undefined)[]> {
  const nowMs = Date.parse("2026-03-12T09:35:00Z");
  const result = await invokeOnDesk(payload, { rules: catalog, settings: {}, nowMs });
  return result.ok ? result.value.messages.map(({ subject }) => subject) : [];
}

const expected = [expect.stringMatching(/^\[CRITICAL\] CloudTrail changed/) as string, undefined];

describe("the deliveries kept as examples", () => {
  it.each(["logs", "kinesis", "event-bridge"])("alert alike: %s", async (name) => {
    expect(await subjectsOf(readFixture(`deliveries/${name}.json`))).toEqual(expected);
  });

  it("alert likewise when they are redriven", async () => {
    const message = JSON.stringify(readFixture("deliveries/failure-async.json"));
    const found = await redrive(message, openStream());
    expect(await subjectsOf(found.ok ? found.value.payload : undefined)).toEqual(expected);
  });
});
