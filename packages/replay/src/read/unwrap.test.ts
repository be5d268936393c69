import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { unwrap } from "./unwrap.ts";

const a = { eventName: "A", eventID: "1" };
const b = { eventName: "B", size: 1 };
const text = (value: unknown): string => JSON.stringify(value);
const line = (message: unknown) => ({ id: "1", timestamp: 1, message: text(message) });
const logs = { messageType: "DATA_MESSAGE", owner: "1", logEvents: [line(a), line(b)] };
const blob = gzipSync(text(logs)).toString("base64");

const both: readonly (readonly [string, unknown])[] = [
  ["an array", [a, b]],
  ["Records", { Records: [a, b] }],
  ["batches in a list", [{ Records: [a] }, [b]]],
  ["a document of CloudWatch Logs", logs],
  ["what Lambda is given by CloudWatch Logs", { awslogs: { data: blob } }],
  [
    "what Lambda is given by Kinesis",
    { Records: [{ kinesis: { sequenceNumber: "1", data: blob } }] },
  ],
  [
    "what lookup-events prints",
    { Events: [{ EventId: "1", CloudTrailEvent: text(a) }, { CloudTrailEvent: text(b) }] },
  ],
  [
    "what filter-log-events prints",
    { events: [{ timestamp: 1, message: text(a) }, { message: text(b) }] },
  ],
];

describe("unwrap", () => {
  it.each(both)("takes both records out of %s", (_, value) => {
    const { records, notData, unreadable } = unwrap(text(value));
    expect(records.map(({ record }) => record)).toEqual([a, b]);
    expect([notData, unreadable]).toEqual([[], []]);
  });

  it("takes the record out of an envelope of EventBridge", () => {
    const envelope = { "detail-type": "AWS API Call via CloudTrail", detail: a };
    expect(unwrap(text(envelope)).records).toEqual([{ record: a }]);
  });

  it("keeps the text of a record for the sake of its numbers", () => {
    const json = '{"eventName":"B","size":1.0}';
    expect(unwrap(json).records).toEqual([{ record: b, json }]);
    const printed = text({ Events: [{ CloudTrailEvent: json }] });
    expect(unwrap(printed).records).toEqual([{ record: b, json }]);
  });

  it.each([
    ["a digest", { digestStartTime: "2026-08-01T00:00:00Z" }, ["digest"]],
    ["an Insight", { eventName: "A", eventCategory: "Insight" }, ["insight"]],
    [
      "a control message",
      { messageType: "CONTROL_MESSAGE", logEvents: [line({})] },
      ["control-message"],
    ],
    [
      "an Insight in a delivery",
      { messageType: "DATA_MESSAGE", logEvents: [line({ eventCategory: "Insight" })] },
      ["insight"],
    ],
    [
      "a schedule of EventBridge",
      { "detail-type": "Scheduled Event", detail: {} },
      ["control-message"],
    ],
  ])("counts %s as no record", (_, value, notData) => {
    expect(unwrap(text(value))).toMatchObject({ records: [], unreadable: [], notData });
  });

  it.each([
    ["{", "bad-json"],
    ['{"a":01}', "bad-json"],
    ['{"CloudTrailEvent":"{"}', "bad-json"],
    ['{"a":1}', "not-a-record"],
    ['"eventName"', "not-a-record"],
    ["null", "not-a-record"],
    ['[[[[[[{"eventName":"A"}]]]]]]', "not-a-record"],
    ['{"userIdentity":"x"}', "not-a-record"],
    ['{"detail-type":"EC2 Instance State-change","detail":{"state":"running"}}', "not-a-record"],
    ['{"awslogs":{"data":"bm8="}}', "bad-json"],
    ['{"awslogs":{"data":1}}', "no-data"],
    ['{"Records":[{"kinesis":{"data":"H4sI"}}]}', "bad-gzip"],
    ['{"logEvents":[{"message":"{"}]}', "bad-json"],
  ])("says why there is no record in %s", (json, code) => {
    expect(unwrap(json)).toMatchObject({ records: [], unreadable: [{ code }] });
  });

  it("takes anything that names a call, a caller or a time for a record", () => {
    const records = [
      { eventSource: "s" },
      { eventVersion: 1 },
      { userIdentity: {} },
      { eventTime: null },
    ];
    expect(unwrap(text(records)).records.map(({ record }) => record)).toEqual(records);
  });

  it("keeps the good ones among the bad", () => {
    const unwrapped = unwrap(text({ Records: [a, { x: 1 }, null, b] }));
    expect(unwrapped.records.map(({ record }) => record)).toEqual([a, b]);
    expect(unwrapped.unreadable).toHaveLength(2);
  });
});
