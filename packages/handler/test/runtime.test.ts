import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bundle, bundle, startBytesMax } from "../scripts/bundle.ts";
import { installRuntimeClient } from "../scripts/install-runtime-client.ts";
import { kinesisPayload, logsPayload, schedulePayload } from "./support/payloads.ts";
import { type Runtime, startRuntime } from "./support/runtime.ts";
import { type LocalTable, startTable } from "./support/table.ts";
import { type LocalTopics, startTopics } from "./support/topics.ts";
import { readFixture } from "./support/world.ts";

// Built where packages are found, as the bundle must need none of them.
const folder = mkdtempSync(join(tmpdir(), "logcritical-bundle-"));
let built: Bundle;

beforeAll(async () => {
  built = await bundle(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the bundle", () => {
  it("loads little at its start, and no client of AWS", () => {
    expect(built.startBytes).toBeLessThan(startBytesMax);
    expect(built.startPackages.filter((name) => /^@(?:aws-sdk|smithy)/.test(name))).toEqual([]);
  });
});

const client = installRuntimeClient();
if (client.kind === "lacking") {
  console.warn(`Skipped: Lambda's runtime client needs ${client.tools.join(", ")} to be compiled.`);
}

describe.skipIf(client.kind === "lacking")("the deployed function", () => {
  const entry = client.kind === "installed" ? client.entry : "";
  const stopped = readFixture("rules/cloudtrail-change/match-stopped.json");
  let topics: LocalTopics;
  let table: LocalTable;
  let runtimes: Runtime[] = [];

  const start = async (environment: Readonly<Record<string, string>> = {}): Promise<Runtime> => {
    const runtime = await startRuntime(entry, folder, {
      ...topics.environment,
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      STATE_TABLE: table.name,
      ...environment,
    });
    runtimes.push(runtime);
    return runtime;
  };
  const arrived = (name: string): readonly unknown[] =>
    topics.server
      .inspectQueue(name)
      ?.messages.ready.map(({ body }) => JSON.parse(body) as unknown) ?? [];

  beforeAll(async () => {
    [topics, table] = await Promise.all([startTopics(), startTable()]);
  });
  beforeEach(async () => {
    topics.server.reset();
    await Promise.all(runtimes.map((runtime) => runtime.stop()));
    runtimes = [];
  });
  afterAll(async () => {
    await Promise.all(runtimes.map((runtime) => runtime.stop()));
    await Promise.all([topics.stop(), table.stop()]);
  });

  it("tells an alert to its topics, with what queues need to filter and read it", async () => {
    const runtime = await start();
    const answer = await runtime.invoke(logsPayload(stopped));
    expect(answer).toEqual({ kind: "response", body: { batchItemFailures: [] } });
    const [envelope] = arrived("InfosecEmail");
    expect(envelope).toMatchObject({
      Subject: expect.stringMatching(/^\[CRITICAL\] CloudTrail changed/),
    });
    expect(arrived("InfosecSMS")).toHaveLength(1);
    expect(arrived("DevOpsEmail")).toHaveLength(0);
  });
});
