import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { DemoRecord } from "../../../fixtures/demo/record.ts";
import { type TrailFile, trailFiles } from "../../../fixtures/demo/trail.ts";
import { catalog } from "../src/catalog/index.ts";
import { createCounter } from "../src/counter/counter.ts";
import { compileRules, type Finding, type Settings } from "../src/index.ts";

const demo = new URL("../../../fixtures/demo/", import.meta.url);
const written = trailFiles();
const delivered = written.filter(isOfRecords).flatMap(recordsOf);
const unique = [...new Map(delivered.map((record) => [record.eventID, record])).values()];

describe("the demo trail", () => {
  it("is what the generator writes", () => {
    const committed = globSync("AWSLogs/**/*.gz", { cwd: fileURLToPath(demo) });
    expect(committed.toSorted()).toEqual(written.map(({ path }) => path));
    for (const { path, content } of written) {
      const text = gunzipSync(readFileSync(new URL(path, demo))).toString("utf8");
      expect(text).toBe(JSON.stringify(content));
    }
  });

  it("has some 300 records, some of them twice, and two files of another kind", () => {
    expect({ records: unique.length, repeated: delivered.length - unique.length }).toEqual({
      records: 304,
      repeated: 9,
    });
    expect(written.filter((file) => !isOfRecords(file))).toHaveLength(2);
  });

  it("keeps the order of time, and ends when the trail is stopped", () => {
    const last = unique.toSorted((a, b) => (a.eventTime < b.eventTime ? -1 : 1)).at(-1);
    expect(last).toMatchObject({ eventName: "StopLogging", eventTime: "2026-03-12T15:58:21Z" });
  });

  it("tells the story that the rules are there to tell", () => {
    expect(tell()).toEqual([
      "13:02 low cloudformation-change CreateChangeSet",
      "13:02 low cloudformation-change ExecuteChangeSet",
      "13:02 medium iam-change CreateRole",
      "13:02 medium iam-change PutRolePolicy",
      "13:03 low eip-change AllocateAddress",
      "13:03 high igw-change CreateNatGateway",
      "13:05 high route-change ReplaceRoute",
      "13:20 medium rds-change ModifyDBInstance",
      "13:51 high critical-instance StartSession",
      "14:39 medium unauthorised ListKeys",
      "14:42 high unauthorised CreateUser",
      "14:44 high iam-change CreateAccessKey",
      "14:46 high iam-change AttachUserPolicy",
      "14:58 low create-delete-secgroup CreateSecurityGroup",
      "14:58 high change-secgroup AuthorizeSecurityGroupIngress",
      "14:59 medium secgroup-instance ModifyInstanceAttribute",
      "14:59 high critical-instance ModifyInstanceAttribute",
      "15:05 high critical-instance SendCommand",
      "15:11 medium rds-change CreateDBSnapshot",
      "15:19 high rds-change ModifyDBSnapshotAttribute",
      "15:24 critical change-critical-ebs CreateSnapshot",
      "15:32 medium large-instance RunInstances",
      "15:33 medium large-instance RunInstances",
      "15:33 critical massive-operations RunInstances",
      "15:44 high vpc-flow-logs DeleteFlowLogs",
      "15:47 medium detach-force-ebs DetachVolume",
      "15:47 critical change-critical-ebs DetachVolume",
      "15:47 high critical-instance DetachVolume",
      "15:51 medium srt-instance TerminateInstances",
      "15:52 medium srt-instance TerminateInstances",
      "15:52 critical massive-operations TerminateInstances",
      "15:52 critical massive-terminations TerminateInstances",
      "15:56 high rds-change ModifyDBInstance",
      "15:57 high rds-change DeleteDBInstance",
      "15:58 critical cloudtrail-change StopLogging",
    ]);
  });

  it("leaves rules without anything to say, and one with much", () => {
    const told = new Set(findings().map(({ ruleId }) => ruleId));
    expect(catalog.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([
      "create-delete-vpc",
      "netacl-change",
      "root-access",
    ]);
    const strangers = findings().filter(({ ruleId }) => ruleId === "net-access");
    expect(strangers).toHaveLength(32);
    expect(new Set(strangers.map(({ record }) => record.sourceIPAddress))).toEqual(
      new Set(["203.0.113.66", "203.0.113.91"]),
    );
  });
});

function isOfRecords({ path }: TrailFile): boolean {
  return path.includes("/CloudTrail/");
}

function recordsOf({ content }: TrailFile): readonly DemoRecord[] {
  // The generator writes files of records in this form, and no others in this folder.
  return (content as { readonly Records: readonly DemoRecord[] }).Records;
}

/** What the rules say of the trail, each record once and in order of time, past the thresholds. */
function findings(): readonly Finding[] {
  const settings = JSON.parse(readFileSync(new URL("settings.json", demo), "utf8")) as Settings;
  const rules = compileRules(catalog, settings);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const counters = new Map(
    catalog.flatMap(({ id, threshold }) => (threshold ? [[id, createCounter(threshold)]] : [])),
  );
  return unique
    .toSorted((a, b) => (a.eventTime < b.eventTime ? -1 : 1))
    .flatMap((record) => rules.value.match(record))
    .filter(
      ({ ruleId, threshold, record }) =>
        threshold === undefined || counters.get(ruleId)?.add(record) !== undefined,
    );
}

/** One line a finding, all but those about where the caller is. */
function tell(): readonly string[] {
  return findings()
    .filter(({ ruleId }) => ruleId !== "net-access")
    .map(({ ruleId, severity, record }) =>
      [String(record.eventTime).slice(11, 16), severity, ruleId, record.eventName].join(" "),
    );
}
