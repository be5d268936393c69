import { gzipSync } from "node:zlib";
import { compileRules, field } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { createScanner } from "@logcritical/rules/scan";
import { describe, expect, it } from "vitest";
import { decodeDelivery } from "./decode-delivery.ts";
import type { Delivery } from "./delivery.ts";

const compiled = compileRules(catalog);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const rules = compiled.value;
const sifter = createScanner(rules, [field("eventCategory").is("Insight")]);

const quiet = '{"eventName":"ListBuckets","eventSource":"s3.amazonaws.com","readOnly":true}';
const loud =
  '{"eventName":"StopLogging","eventSource":"cloudtrail.amazonaws.com","eventType":"AwsApiCall"}';
const insight = '{"eventCategory":"Insight","eventName":"ListBuckets"}';

function line(message: unknown, id?: string): object {
  return { ...(id !== undefined && { id }), timestamp: 1, message };
}

function documentOf(...logEvents: readonly unknown[]): object {
  return { messageType: "DATA_MESSAGE", owner: "1", logEvents, policyLevel: "x" };
}

function subscription(document: object): object {
  return { awslogs: { data: gzipSync(JSON.stringify(document)).toString("base64") } };
}

function stream(...documents: readonly object[]): object {
  return {
    Records: documents.map((document, index) => ({
      kinesis: {
        sequenceNumber: `${index}`,
        data: gzipSync(JSON.stringify(document)).toString("base64"),
      },
    })),
  };
}

function decode(payload: object, isSifted: boolean): Delivery {
  const decoded = decodeDelivery(payload, 1e6, isSifted ? sifter : undefined);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.value;
}

describe("a delivery, sifted", () => {
  it.each<readonly [name: string, payload: object, passed: number | undefined]>([
    ["with nothing to find", subscription(documentOf(line(quiet, "1"), line(quiet, "2"))), 2],
    ["with a match", subscription(documentOf(line(quiet), line(loud, "a"), line(loud))), 1],
    ["with an Insight", subscription(documentOf(line(quiet), line(insight))), 1],
    ["with what is no record", subscription(documentOf(line(quiet), line("x"), 1, line(2))), 1],
    ["from Kinesis", stream(documentOf(line(quiet)), documentOf(line(loud), line(quiet))), 2],
    [
      "that holds no data",
      subscription({ ...documentOf(line(quiet)), messageType: "CONTROL_MESSAGE" }),
      undefined,
    ],
    [
      "that is an envelope",
      stream({ id: "1", "detail-type": "AWS API Call via CloudTrail", detail: JSON.parse(loud) }),
      undefined,
    ],
  ])("%s, is the same but for what nothing matches", (_, payload, passed) => {
    const whole = decode(payload, false);
    const sifted = decode(payload, true);
    if (whole.kind === "schedule" || sifted.kind === "schedule") throw new Error("No records.");
    const kept = whole.records.filter(({ record }) => rules.match(record).length > 0);
    expect(sifted).toEqual({ ...whole, records: kept, ...(passed !== undefined && { passed }) });
    expect(sifted.records.length + (sifted.passed ?? 0)).toBe(whole.records.length);
  });
});

describe("a blob that would fill the memory", () => {
  const good = gzipSync(JSON.stringify(documentOf(line(loud, "good"))));
  const lines = (element: string, count: number): string =>
    `{"logEvents":[${`${element},`.repeat(count)}0]}`;
  const long = `[${"0,".repeat(3_000_000)}0]`;
  const record = `${loud.slice(0, -1)},"x":${long}}`;

  it.each<readonly [what: string, reason: string, text: string]>([
    ["more values than can be parsed", "too-large", lines("{}", 2_000_001)],
    ["much around its lines", "too-large", `{"logEvents":[],"x":${long}}`],
    ["a line longer than a log takes", "too-large", JSON.stringify(documentOf(line(record)))],
    ["many lines that are no objects", "not-a-record", lines("0", 200_000)],
    ["many lines without a message", "not-a-record", lines("{}", 200_000)],
    ["many whose message is no JSON", "not-a-record", lines('{"id":"a","message":"x"}', 20_000)],
  ])("is named, and costs its neighbour nothing: %s", (_, reason, text) => {
    const Records = [gzipSync(text), good].map((data, index) => ({
      kinesis: { sequenceNumber: `${index}`, data: data.toString("base64") },
    }));
    for (const given of [sifter, undefined]) {
      const decoded = decodeDelivery({ Records }, undefined, given);
      const value = decoded.ok && decoded.value.kind === "kinesis" ? decoded.value : undefined;
      expect(value?.records.map(({ id }) => id)).toEqual(["good"]);
      expect(value?.unreadable.map((one) => one.reason)).toEqual([reason]);
    }
  });
});
