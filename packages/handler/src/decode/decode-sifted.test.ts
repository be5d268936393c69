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
