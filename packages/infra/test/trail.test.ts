import { describe, expect, it } from "vitest";
import { environmentOf, synthesise, type Template } from "./support/synthesise.ts";
import { ofType, waitsFor } from "./support/walk-template.ts";

/** The trail stack of an environment with this section `trail`. */
function trailOf(trail: Readonly<Record<string, unknown>>): Template | undefined {
  return synthesise(environmentOf({ trail })).get("acme-test-trail");
}

/** The documents of all policies of a type, as text. */
function policiesOf(template: Template | undefined, type: string): string {
  return JSON.stringify(ofType(template, type).map(([, { Properties }]) => Properties));
}

describe("the trail stack", () => {
  const template = trailOf({});
  const [[trailId, trail] = ["", undefined]] = ofType(template, "AWS::CloudTrail::Trail");

  it("records every Region and global services, with digests", () => {
    expect(trail?.Properties).toMatchObject({
      TrailName: "acme-test-trail",
      IsLogging: true,
      IsMultiRegionTrail: true,
      IsOrganizationTrail: false,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
    });
  });

  it.each([
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::IAM::ManagedPolicy",
    "AWS::KMS::Key",
    "AWS::Logs::LogGroup",
  ])("lets the trail wait for every %s that it is tried with", (type) => {
    const ids = ofType(template, type).map(([id]) => id);
    const needed = ids.filter((id) => !id.includes("AccessLogs"));
    expect(needed).not.toEqual([]);
    expect(needed.filter((id) => !waitsFor(template, trailId).has(id))).toEqual([]);
  });

  it.each(["AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Logs::LogGroup"])(
    "keeps every %s when the stack goes",
    (type) => {
      const kept = ofType(template, type).map(([, { DeletionPolicy }]) => DeletionPolicy);
      expect(new Set(kept)).toEqual(new Set(["Retain"]));
    },
  );

  it("is made by nobody where there is one", () => {
    const existing = { trailName: "org", logGroupName: "org" };
    expect(trailOf({ existing })).toBe(undefined);
  });

  it("lets an organisation's trail write for every account", () => {
    const organizationId = "o-a1b2c3d4e5";
    const organisation = trailOf({ organizationId });
    expect(ofType(organisation, "AWS::CloudTrail::Trail")[0]?.[1].Properties).toMatchObject({
      IsOrganizationTrail: true,
    });
    expect(policiesOf(organisation, "AWS::S3::BucketPolicy")).toContain(
      `/AWSLogs/${organizationId}/*`,
    );
    expect(policiesOf(organisation, "AWS::IAM::ManagedPolicy")).toContain(
      `:log-stream:${organizationId}_*`,
    );
    expect(policiesOf(template, "AWS::S3::BucketPolicy")).not.toContain("AWSLogs/o-");
  });

  it.each([
    ["governance", "GOVERNANCE"],
    ["compliance", "COMPLIANCE"],
  ])("locks files in %s mode where that is asked for", (mode, Mode) => {
    const locked = trailOf({ objectLock: { mode, days: 400 } });
    const bucket = ofType(locked, "AWS::S3::Bucket").find(([id]) => !id.includes("AccessLogs"));
    expect(bucket?.[1].Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Days: 400, Mode } } },
    });
    expect(JSON.stringify(template)).not.toContain("ObjectLock");
  });

  it("tells no SIEM where there is none", () => {
    const quiet = trailOf({ siem: false });
    expect([...ofType(quiet, "AWS::SNS::Topic"), ...ofType(quiet, "AWS::SQS::Queue")]).toEqual([]);
    expect(ofType(quiet, "AWS::CloudTrail::Trail")[0]?.[1].Properties).not.toHaveProperty(
      "SnsTopicName",
    );
  });
});
