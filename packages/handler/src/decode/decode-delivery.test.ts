import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeDelivery } from "./decode-delivery.ts";

const record = { eventName: "StopLogging", eventID: "1" };
const line = (message: unknown, id = "7"): object => ({ id, timestamp: 5, message });
const document = (...logEvents: unknown[]): object => ({
  messageType: "DATA_MESSAGE",
  owner: "111111111111",
  logEvents,
  policyLevel: "ACCOUNT_LEVEL_POLICY",
});
const gzipped = (value: unknown): Buffer => gzipSync(JSON.stringify(value));
const subscription = (value: unknown): object => ({ awslogs: { data: base64(gzipped(value)) } });
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const stream = (...blobs: readonly Uint8Array[]): object => ({
  Records: blobs.map((blob, index) => ({
    eventSource: "aws:kinesis",
    kinesis: { sequenceNumber: `s${index}`, data: base64(blob) },
  })),
});
const text = JSON.stringify(record);

/** Decodes, and shows who survived and what is said of the others. */
function check(payload: unknown, bytesMax?: number): unknown {
  const result = decodeDelivery(payload, bytesMax);
  if (!result.ok) return result.problems.map((problem) => problem.code);
  const { value } = result;
  if (value.kind === "schedule") return value;
  return {
    kind: value.kind,
    ids: value.records.map(({ id }) => id),
    unreadable: value.unreadable.map(({ id, reason }) => `${id} ${reason}`),
    notData: value.notData,
  };
}

const good = { kind: "logs", ids: ["7"], unreadable: [], notData: 0 };
const blob = gzipped(document(line(text)));

describe("decodeDelivery", () => {
  it.each<readonly [name: string, payload: unknown, expected: unknown]>([
    ["reads a subscription", subscription(document(line(text))), good],
    [
      "keeps the neighbours of lines that are no record",
      subscription(
        document(line("{", "a"), line(text), line("[]", "b"), line(3, "c"), null, line("1", "d")),
      ),
      {
        ...good,
        unreadable: [
          "a bad-json",
          "b not-a-record",
          "c not-a-record",
          "line 4 not-a-record",
          "d not-a-record",
        ],
      },
    ],
    [
      "acknowledges a control message",
      subscription({ messageType: "CONTROL_MESSAGE", logEvents: [line("CWL CONTROL MESSAGE")] }),
      { ...good, ids: [], notData: 1 },
    ],
    [
      "counts an Insight as no data",
      subscription(document(line('{"eventCategory":"Insight"}'), line(text))),
      { ...good, notData: 1 },
    ],
    ["reads an empty document", subscription(document()), { ...good, ids: [] }],
    [
      "reads a line that begins with a byte-order mark",
      subscription(document(line(`\ufeff${text}`))),
      good,
    ],
    [
      "reads several members of gzip",
      {
        awslogs: {
          data: base64(
            Buffer.concat([
              gzipSync(JSON.stringify(document(line(text))).slice(0, 40)),
              gzipSync(JSON.stringify(document(line(text))).slice(40)),
            ]),
          ),
        },
      },
      good,
    ],
    ["reads Kinesis", stream(blob), { ...good, kind: "kinesis" }],
    [
      "keeps the neighbours of blobs that cannot be read",
      stream(
        Buffer.from("no gzip"),
        blob.subarray(0, blob.length - 12),
        blob,
        Buffer.concat([blob.subarray(0, 30), Buffer.from([1, 2, 3]), blob.subarray(33)]),
        gzipped(1),
        Buffer.alloc(0),
      ),
      {
        ...good,
        kind: "kinesis",
        unreadable: [
          "s0 bad-json",
          "s1 bad-gzip",
          "s3 bad-gzip",
          "s4 unknown-shape",
          "s5 bad-json",
        ],
      },
    ],
    [
      "reads plain JSON and envelopes from Kinesis",
      stream(
        Buffer.from(JSON.stringify(document(line(text)))),
        Buffer.from(JSON.stringify({ id: "e", "detail-type": "x", detail: record })),
      ),
      { ...good, kind: "kinesis", ids: ["7", "e"] },
    ],
    [
      "reads the record of EventBridge",
      { id: "e", "detail-type": "AWS API Call via CloudTrail", detail: record },
      { ...good, kind: "event-bridge", ids: ["e"] },
    ],
    [
      "knows the daily schedule",
      { "detail-type": "Scheduled Event", detail: {} },
      { kind: "schedule" },
    ],
    ["refuses another trigger", { hello: 1 }, ["unknown-trigger"]],
    ["refuses records of another kind", { Records: [{ s3: {} }] }, ["unknown-trigger"]],
    ["refuses what is no object", undefined, ["unknown-trigger"]],
    ["refuses awslogs without data", { awslogs: {} }, ["no-data"]],
    ["refuses a damaged subscription", { awslogs: { data: "H4sIAAAA" } }, ["bad-gzip"]],
    ["refuses base64 that is none", { awslogs: { data: "?" } }, ["bad-json"]],
  ])("%s", (_, payload, expected) => {
    expect(check(payload)).toEqual(expected);
  });

  it("names an oversize blob and keeps its neighbours", () => {
    const bomb = gzipSync(Buffer.alloc(200_000));
    expect(check(stream(bomb, blob), 100_000)).toEqual({
      ...good,
      kind: "kinesis",
      unreadable: ["s0 too-large"],
    });
  });

  it("marks each record with what Kinesis retries from", () => {
    const result = decodeDelivery(stream(blob, gzipped(document(line("{")))));
    expect(result).toMatchObject({
      value: { records: [{ sequenceNumber: "s0" }], unreadable: [{ sequenceNumber: "s1" }] },
    });
  });

  it.each([
    ["5", 5],
    [5, 5],
    ["soon", undefined],
    [1e300, undefined],
    ["1e-200", undefined],
    [-1, undefined],
    [253_402_300_800_000, undefined],
    [null, undefined],
    [{ valueOf: 1, toString: 1 }, undefined],
  ])("reads the timestamp %j", (timestamp, expected) => {
    const payload = subscription(document({ id: "7", timestamp, message: text }));
    const result = decodeDelivery(payload);
    const records = result.ok && result.value.kind !== "schedule" ? result.value.records : [];
    expect(records[0]?.ingestedAtMs).toBe(expected);
  });

  it.each<readonly [name: string, wrap: (detail: object) => unknown]>([
    ["a line without an id", (detail) => document({ message: JSON.stringify(detail) })],
    ["a line whose id is empty", (detail) => document(line(JSON.stringify(detail), ""))],
    ["an envelope without an id", (detail) => ({ "detail-type": "x", detail })],
    ["an envelope whose id is empty", (detail) => ({ id: "", "detail-type": "x", detail })],
  ])("names %s by its contents, the same each time", (_, wrap) => {
    const idsOf = (...details: readonly object[]): readonly string[] => {
      const result = decodeDelivery(stream(...details.map((detail) => gzipped(wrap(detail)))));
      const records = result.ok && result.value.kind !== "schedule" ? result.value.records : [];
      return records.map(({ id }) => id);
    };
    const [first, second] = idsOf({ eventName: "a" }, { eventName: "b" });
    expect(first).toMatch(/^(?:line 0|detail) [\da-f]{16}$/);
    expect(second).not.toBe(first);
    expect(idsOf({ eventName: "b" }, { eventName: "a" })).toEqual([second, first]);
  });

  it.each<readonly [name: string, tampering: unknown, expected: object]>([
    [
      "keeps what the watch calls tampering",
      "the trail",
      { id: "e", record, tampering: "the trail" },
    ],
    ["and nothing that is no text", { what: "the trail" }, { id: "e", record }],
    ["or an empty one", "", { id: "e", record }],
  ])("%s", (_, tampering, expected) => {
    const result = decodeDelivery({ id: "e", "detail-type": "x", detail: record, tampering });
    expect(result).toMatchObject({ value: { records: [expected] } });
    expect(result.ok && result.value).toHaveProperty("records", [expected]);
  });

  it("tells envelopes without an id apart that differ deeper than JavaScript can write", () => {
    const envelopes = ["1", "2", "1"].map((inmost) => {
      const deep = `${"[".repeat(50_000)}${inmost}${"]".repeat(50_000)}`;
      return Buffer.from(`{"detail-type":"x","detail":{"eventName":${deep}}}`);
    });
    // Of a stream it gives the ids.
    const { ids } = check(stream(...envelopes, blob)) as { readonly ids: readonly string[] };
    expect(ids.map((id) => id.split(" ")[0])).toEqual(["detail", "detail", "detail", "7"]);
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids[2]).toBe(ids[0]);
  });

  it("shows of the unreadable only printable characters", () => {
    const result = decodeDelivery(subscription(document(line("\u001b[31m\u202e\ud800\n{"))));
    expect(result).toMatchObject({
      value: { unreadable: [{ excerpt: '"\\u001b[31m\\u202e\\ud800\\n{"' }] },
    });
  });

  it("shows of the unreadable no secret", () => {
    const cut = '{"token":"hunter2","accessKeyId":"AKIAIOSFODNN7EXAMPLE"';
    const result = decodeDelivery(subscription(document(line(cut))));
    expect(JSON.stringify(result)).toContain("AKIA");
    expect(JSON.stringify(result)).not.toMatch(/hunter2|IOSFODNN7/);
  });

  it("reads past a line that nests deeper than can be shown, and refuses such a payload", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const document = `{"logEvents":[${deep},{"id":"7","message":"{}"}]}`;
    const data = Buffer.from(document).toString("base64");
    expect(decodeDelivery({ awslogs: { data } })).toMatchObject({
      value: { records: [{ id: "7" }], unreadable: [{ reason: "not-a-record" }] },
    });
    expect(decodeDelivery({ payload: JSON.parse(deep) as unknown })).toMatchObject({ ok: false });
  });
});
