import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bundle, bundle, startBytesMax } from "../scripts/bundle.ts";
import { installRuntimeClient } from "../scripts/install-runtime-client.ts";
import type { Message } from "../src/publish/message.ts";
import { kinesisPayload, logsPayload, schedulePayload } from "./support/payloads.ts";
import { type Runtime, startRuntime } from "./support/runtime.ts";
import { type LocalTable, localAccess, startTable } from "./support/table.ts";
import { type LocalTopics, startTopics } from "./support/topics.ts";
import { readFixture } from "./support/world.ts";

/** What SNS puts into a queue. */
interface Notification {
  readonly Subject?: string;
  readonly Message: string;
}

// Built where no packages are found, as the bundle must need none.
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
  const success = { kind: "response", body: { batchItemFailures: [] } };
  const arrived = (name: string): readonly Notification[] =>
    topics.server
      .inspectQueue(name)
      ?.messages.ready.map(({ body }) => JSON.parse(body) as Notification) ?? [];
  // SNS hands each protocol its own text; its stand-in hands over all of them.
  const bodyOf = (notification: Notification | undefined): Message["body"] =>
    JSON.parse(notification?.Message ?? "{}") as Message["body"];

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
    expect(await runtime.invoke(logsPayload(stopped))).toEqual(success);
    expect(arrived("InfosecEmail")).toMatchObject([
      {
        Subject: expect.stringMatching(/^\[CRITICAL\] CloudTrail changed/) as string,
        MessageAttributes: {
          severity: { Value: "critical" },
          ruleId: { Value: "cloudtrail-change" },
        },
      },
    ]);
    const [phone] = arrived("InfosecSMS");
    expect(phone).not.toHaveProperty("Subject");
    expect(bodyOf(phone).sms).toMatch(/^CRITICAL CloudTrail changed: StopLogging by reporting/);
    expect(arrived("DevOpsEmail")).toEqual([]);
  });

  it("loads no client of AWS where there is nothing to tell", async () => {
    // A closed port, at which any client that is loaded and used would fail.
    const runtime = await start({ AWS_ENDPOINT_URL: "http://127.0.0.1:9", NODE_DEBUG: "" });
    const reads = readFixture("rules/cloudtrail-change/ignore-status-read.json");
    expect(await runtime.invoke(logsPayload(reads))).toEqual(success);
    expect(runtime.lines()).toContainEqual(
      expect.objectContaining({ message: "delivery", evaluated: 1, findings: 0, stateFailures: 0 }),
    );
  });

  it("tells once what Lambda delivers twice", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    const payload = logsPayload({
      ...stopped,
      eventID: "twice",
      recipientAccountId: "111122224444",
    });
    await first.invoke(payload);
    await second.invoke(payload);
    expect(arrived("InfosecEmail")).toHaveLength(1);
  });

  it("tells once what two runtimes are handed at the same time", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    const record = { ...stopped, eventID: "at-once", recipientAccountId: "222233334444" };
    const payloads = [logsPayload(record), logsPayload(record)];
    const answers = await Promise.all([first.invoke(payloads[0]), second.invoke(payloads[1])]);
    expect(answers).toEqual([success, success]);
    expect(arrived("InfosecEmail")).toHaveLength(1);
    expect(arrived("InfosecSMS")).toHaveLength(1);
  });

  it("fails while topics are missing, and tells when they are there", async () => {
    const record = { ...stopped, eventID: "mended", recipientAccountId: "333344445555" };
    topics.server.deleteTopic("InfosecEmail");
    const runtime = await start();
    const answer = await runtime.invoke(logsPayload(record), { requestId: "r" });
    expect(answer.kind).toBe("error");
    expect(JSON.stringify(answer.body)).toContain("findings could not be told");
    topics.server.createTopic("InfosecEmail");
    topics.server.subscribe({ topic: "InfosecEmail", queue: "InfosecEmail" });
    expect(await runtime.invoke(logsPayload(record), { requestId: "r" })).toEqual(success);
    expect(arrived("InfosecEmail")).toHaveLength(1);
    expect(arrived("InfosecSMS")).toHaveLength(1);
  });

  it("tells without a table that does not answer", async () => {
    const runtime = await start({ AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" });
    const record = { ...stopped, eventID: "no-table", recipientAccountId: "444455556666" };
    expect(await runtime.invoke(logsPayload(record))).toEqual(success);
    expect(arrived("InfosecEmail")).toHaveLength(1);
    expect(runtime.lines()).toContainEqual(
      expect.objectContaining({ message: "delivery", stateFailures: 1 }),
    );
  });

  it("says to Kinesis from where to try again, and reads around poison", async () => {
    topics.server.deleteTopic("InfosecEmail");
    const runtime = await start();
    const reads = readFixture("rules/cloudtrail-change/ignore-status-read.json");
    const record = { ...stopped, eventID: "kinesis", recipientAccountId: "555566667777" };
    const payload = kinesisPayload([reads], Buffer.from("poison"), [record], [reads]);
    expect(await runtime.invoke(payload, { requestId: "k" })).toEqual({
      kind: "response",
      body: { batchItemFailures: [{ itemIdentifier: "49592" }] },
    });
    topics.server.createTopic("InfosecEmail");
    topics.server.subscribe({ topic: "InfosecEmail", queue: "InfosecEmail" });
    expect(await runtime.invoke(payload, { requestId: "k" })).toEqual(success);
    expect(arrived("InfosecEmail")).toHaveLength(1);
  });

  it("fails loudly where nothing can be read", async () => {
    const runtime = await start();
    const answer = await runtime.invoke({ awslogs: { data: "H4sIAAAA" } });
    expect(answer).toMatchObject({
      kind: "error",
      body: { errorMessage: expect.any(String) as string },
    });
    expect(await runtime.invoke({})).toMatchObject({ kind: "error" });
  });

  it("reads its settings from S3, and goes on without them where they are bad", async () => {
    topics.server.createBucket("settings");
    const s3 = new S3Client({ ...localAccess, endpoint: topics.endpoint, forcePathStyle: true });
    const put = (document: string): Promise<unknown> =>
      s3.send(new PutObjectCommand({ Bucket: "settings", Key: "a/b.json", Body: document }));
    const environment = {
      CONFIG_URI: "s3://settings/a/b.json",
      AWS_ENDPOINT_URL_S3: topics.endpoint,
    };
    const record = { ...stopped, recipientAccountId: "666677778888" };
    await put('{ "accounts": { "666677778888": { "alias": "sandbox" } } }');
    const good = await start(environment);
    await good.invoke(logsPayload({ ...record, eventID: "good settings" }));
    expect(arrived("InfosecEmail")[0]?.Subject).toContain("@sandbox");
    topics.server.reset();
    await put('{ "acounts": {} }');
    const bad = await start(environment);
    const other = { ...record, recipientAccountId: "777788889999", eventID: "bad settings" };
    expect(await bad.invoke(logsPayload(other))).toEqual(success);
    expect(await bad.invoke(logsPayload(other))).toEqual(success);
    const subjects = arrived("InfosecEmail").map(({ Subject }) => Subject);
    expect(subjects).toHaveLength(2);
    expect(subjects).toContain("[MEDIUM] LogCritical: The settings cannot be used");
    s3.destroy();
  });

  it("reads its settings from SSM", async () => {
    const Value = '{ "accounts": { "888899990000": { "alias": "research" } } }';
    const server = createServer((_, response) => {
      response.setHeader("Content-Type", "application/x-amz-json-1.1");
      response.end(JSON.stringify({ Parameter: { Name: "/logcritical/settings", Value } }));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const runtime = await start({
      CONFIG_URI: "ssm:/logcritical/settings",
      AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${port}`,
    });
    const record = { ...stopped, recipientAccountId: "888899990000", eventID: "ssm" };
    expect(await runtime.invoke(logsPayload(record))).toEqual(success);
    expect(arrived("InfosecEmail")[0]?.Subject).toContain("@research");
    server.closeAllConnections();
    server.close();
  });

  it("reports daily to every e-mail topic, with what was of low severity", async () => {
    const runtime = await start();
    const created = readFixture("rules/create-delete-secgroup/match-created.json");
    await runtime.invoke(logsPayload(created));
    expect(arrived("InfosecEmail")).toEqual([]);
    expect(await runtime.invoke(schedulePayload)).toEqual(success);
    const [report] = arrived("InfosecEmail");
    expect(report?.Subject).toBe("[LOW] LogCritical: daily report, 1 of low severity");
    expect(bodyOf(report).email).toContain("Security group created or deleted");
    expect(arrived("DevOpsEmail")).toHaveLength(1);
    expect(arrived("InfosecSMS")).toEqual([]);
  });

  it("reports itself in metrics that CloudWatch can read", async () => {
    const runtime = await start();
    await runtime.invoke(logsPayload({ ...stopped, eventID: "metrics" }));
    const metrics = runtime.lines().filter((line) => "_aws" in line);
    expect(metrics).toMatchObject([
      { FunctionName: "logcritical", Records: 1, Evaluated: 1, Findings: 1 },
      {
        FunctionName: "logcritical",
        Rule: "cloudtrail-change",
        Severity: "critical",
        Findings: 1,
      },
    ]);
  });

  it("retries after the time limit without telling anything twice", async () => {
    const record = { ...stopped, recipientAccountId: "999900001111", eventID: "killed" };
    const first = await start();
    await first.invoke(logsPayload(record));
    const second = await start({ AWS_ENDPOINT_URL_SNS: "http://127.0.0.1:9" });
    const fresh = { ...record, recipientAccountId: "000011112222", eventID: "fresh" };
    const payload = logsPayload(record, fresh);
    const cut = await second.invoke(payload, { requestId: "cut", timeLimitMs: 6000 });
    expect(cut.kind).toBe("error");
    const third = await start();
    expect(await third.invoke(payload, { requestId: "cut" })).toEqual(success);
    expect(arrived("InfosecEmail")).toHaveLength(2);
  });

  it("does not start without a topic", async () => {
    const none = Object.keys(topics.environment).filter((name) => name.endsWith("_TOPIC_ARN"));
    const runtime = await start(Object.fromEntries(none.map((name) => [name, ""])));
    const answer = await runtime.invoke(logsPayload(stopped));
    expect(JSON.stringify(answer)).toContain("INFOSEC_EMAIL_TOPIC_ARN");
  });

  // Last, as it leaves no SMS to the tests after it.
  it("takes its time over many mails, for SNS suspends whoever gets too many at once", async () => {
    const runtime = await start();
    const records = Array.from({ length: 9 }, (_, index) => ({
      ...stopped,
      eventID: `paced ${index}`,
      requestParameters: { name: `paced-${index}` },
    }));
    const startedMs = performance.now();
    expect(await runtime.invoke(logsPayload(...records))).toEqual(success);
    // In three seconds of the clock, of which the one between passes whole.
    expect(performance.now() - startedMs).toBeGreaterThan(1000);
    expect(arrived("InfosecEmail")).toHaveLength(9);
  });
});
