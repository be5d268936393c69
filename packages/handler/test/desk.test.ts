import { once } from "node:events";
import { CreateStreamCommand, DescribeStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { catalog } from "@logcritical/rules/catalog";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { decodeBlob } from "../src/decode/decode-blob.ts";
import { createDrill } from "../src/desk/drill.ts";
import { invokeOnDesk } from "../src/desk/invoke.ts";
import { openStream } from "../src/desk/open-stream.ts";
import { receiveAll } from "../src/desk/queue.ts";
import { redrive } from "../src/desk/redrive.ts";
import { logsPayload } from "./support/payloads.ts";
import { createKinesalite } from "./support/stand-ins.ts";
import { stubAccess } from "./support/stub-access.ts";
import { type LocalTopics, startTopics } from "./support/topics.ts";
import { readFixture } from "./support/world.ts";

const stop = readFixture("rules/cloudtrail-change/match-stopped.json");
const nowMs = Date.parse("2026-03-12T09:40:00Z");
const scene = { nowMs, account: "111122223333", region: "eu-west-1" };
const server = createKinesalite({ createStreamMs: 0 });
const stream = openStream();
let topics: LocalTopics;
let shardId = "";

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  topics = await startTopics();
  const endpoint = `http://127.0.0.1:${port}`;
  stubAccess({ AWS_ENDPOINT_URL_KINESIS: endpoint, AWS_ENDPOINT_URL_SQS: topics.endpoint });
  const client = new KinesisClient({ requestHandler: new NodeHttpHandler() });
  await client.send(new CreateStreamCommand({ StreamName: "trail", ShardCount: 1 }));
  for (;;) {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamName: "trail" }),
    );
    shardId = StreamDescription?.Shards?.[0]?.ShardId ?? "";
    if (StreamDescription?.StreamStatus === "ACTIVE") break;
  }
  client.destroy();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await stream.close();
  await topics.stop();
  server.close();
});

/** The subjects that a payload would have been told by. */
async function subjectsOf(payload: unknown): Promise<readonly (string | undefined)[]> {
  const result = await invokeOnDesk(payload, { rules: catalog, settings: {}, nowMs });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.messages.map(({ subject, body }) => subject ?? body.sms);
}

describe("invokeOnDesk", () => {
  it("tells what the account would have been told", async () => {
    const subjects = await subjectsOf(logsPayload(stop));
    expect(subjects).toHaveLength(2);
    expect(subjects[0]).toMatch(/^\[CRITICAL\] CloudTrail changed/);
  });

  it("shows answer and log, also of what the function would refuse", async () => {
    const good = await invokeOnDesk(logsPayload(stop), { rules: catalog, settings: {}, nowMs });
    expect(good).toMatchObject({ value: { answer: { batchItemFailures: [] } } });
    expect(good.ok && good.value.log[0]).toMatchObject({ message: "delivery", findings: 1 });
    const bad = await invokeOnDesk({}, { rules: catalog, settings: {}, nowMs });
    expect(bad).toMatchObject({ value: { answer: { error: expect.any(String) as string } } });
  });

  it("names every problem of the settings", async () => {
    const result = await invokeOnDesk({}, { rules: catalog, settings: { a: 1, b: 2 }, nowMs });
    expect(result).toMatchObject({ ok: false, problems: [{ path: "a" }, { path: "b" }] });
  });
});

describe("redrive", () => {
  it("takes the payload out of the message of an asynchronous invocation", async () => {
    const payload = logsPayload(stop);
    const message = { version: "1.0", requestContext: {}, requestPayload: payload };
    const result = await redrive(JSON.stringify(message), stream);
    expect(result).toEqual({ ok: true, value: { payload, gaps: [] } });
  });

  it("fetches from Kinesis what the message only points at, and no more", async () => {
    for (let count = 0; count < 4; count += 1) await stream.put("trail", createDrill(scene));
    const all = { shardId, startSequenceNumber: "0", endSequenceNumber: `${2n ** 200n}` };
    const sequence = await sequenceNumbers(all);
    const [, start = "", end = ""] = sequence;
    const info = { ...all, streamArn, startSequenceNumber: start, endSequenceNumber: end };
    const result = await redrive(JSON.stringify({ KinesisBatchInfo: info }), stream);
    expect(result).toMatchObject({
      value: { payload: { Records: { length: 2 } }, gaps: [] },
    });
    const subjects = result.ok ? await subjectsOf(result.value.payload) : [];
    expect(subjects.join()).toContain("CloudTrail changed");
  });

  it("asks Kinesis for many messages over one connection", async () => {
    let connections = 0;
    server.on("connection", () => {
      connections += 1;
    });
    const fresh = openStream();
    const info = { shardId, streamArn, startSequenceNumber: "1", endSequenceNumber: "2" };
    const message = JSON.stringify({ KinesisBatchInfo: info });
    for (let count = 0; count < 3; count += 1) await redrive(message, fresh);
    await fresh.put("trail", createDrill(scene));
    await fresh.close();
    // One for the Region of the ARN, and one for that of the environment.
    expect(connections).toBe(2);
  });

  it("says what the stream has forgotten, or never had", async () => {
    const info = { shardId: "shardId-000000000009", streamArn, startSequenceNumber: "1" };
    const message = { KinesisBatchInfo: { ...info, endSequenceNumber: "2" } };
    expect(await redrive(JSON.stringify(message), stream)).toMatchObject({
      ok: false,
      problems: [{ code: "unfetched" }],
    });
  });

  it.each(["", "{}", '{"KinesisBatchInfo":{}}', "no JSON"])("refuses %j", async (text) => {
    expect(await redrive(text, stream)).toMatchObject({ problems: [{ code: "not-a-failure" }] });
  });
});

describe("receiveAll", () => {
  it("receives what a queue has, and removes what is done with", async () => {
    topics.server.createQueue("failures");
    const queueURL = `${topics.endpoint}/000000000000/failures`;
    for (const body of ["a", "b"]) topics.server.sendMessage("failures", body);
    const bodies: string[] = [];
    for await (const { body, remove } of receiveAll(queueURL)) {
      bodies.push(body);
      await remove();
    }
    expect(bodies.toSorted()).toEqual(["a", "b"]);
    expect(topics.server.inspectQueue("failures")?.messages.inflight).toEqual([]);
  });
});

describe("receiveAll, of messages that are not removed", () => {
  it("receives each once, though they come back before the last was dealt with", async () => {
    topics.server.createQueue("slow", { attributes: { VisibilityTimeout: "0" } });
    const sent = Array.from({ length: 25 }, (_, index) => `body ${index}`);
    for (const body of sent) topics.server.sendMessage("slow", body);
    const bodies: string[] = [];
    for await (const { body } of receiveAll(`${topics.endpoint}/000000000000/slow`)) {
      bodies.push(body);
      if (bodies.length > 100) break;
    }
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies).toHaveLength(new Set(bodies).size);
  });
});

describe("createDrill", () => {
  it("is an intrusion that alerts, and says that it is a drill", async () => {
    const blob = createDrill(scene);
    const payload = { awslogs: { data: blob.toString("base64") } };
    const subjects = await subjectsOf(payload);
    expect(subjects.join()).toContain("Root account used");
    expect(subjects.join()).toContain("CloudTrail changed");
    const decoded = decodeBlob(blob, 1e6);
    const records = decoded.ok ? decoded.value.records : [];
    for (const { record } of records) {
      expect(record.eventID).toMatch(/^drill-/);
      expect(record.userAgent).toContain("nothing of this happened");
    }
    expect(records).toHaveLength(3);
  });
});

const streamArn = "arn:aws:kinesis:us-east-1:000000000000:stream/trail";

/** The sequence numbers of everything in the stream. */
async function sequenceNumbers(batch: {
  shardId: string;
  endSequenceNumber: string;
}): Promise<readonly string[]> {
  const client = new KinesisClient({ requestHandler: new NodeHttpHandler() });
  const { StreamDescription } = await client.send(
    new DescribeStreamCommand({ StreamName: "trail" }),
  );
  client.destroy();
  const [shard] = StreamDescription?.Shards ?? [];
  const startSequenceNumber = shard?.SequenceNumberRange?.StartingSequenceNumber ?? "0";
  const fetched = await stream.fetch({ ...batch, streamARN: streamArn, startSequenceNumber });
  return fetched.payload.Records.map((record) => {
    const { kinesis } = record as { readonly kinesis: { readonly sequenceNumber: string } };
    return kinesis.sequenceNumber;
  });
}
