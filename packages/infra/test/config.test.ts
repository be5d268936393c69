import { describe, expect, it } from "vitest";
import { environmentOf, synthesise, type Template } from "./support/synthesise.ts";
import { ofType, waitsFor } from "./support/walk-template.ts";

const [template] = configOf({});

/** The Config stack of an environment with this section `config`. */
function configOf(config: Readonly<Record<string, unknown>>): readonly [Template | undefined] {
  const trail = { existing: { trailName: "org", logGroupName: "org" } };
  return [synthesise(environmentOf({ config, trail })).get("acme-test-config")];
}

describe("the Config stack", () => {
  const [recorderId = ""] = ofType(template, "AWS::Config::ConfigurationRecorder")[0] ?? [];
  const [channelId = ""] = ofType(template, "AWS::Config::DeliveryChannel")[0] ?? [];

  it("lets neither recorder nor channel wait for the other, which would hang", () => {
    expect(waitsFor(template, recorderId)).not.toContain(channelId);
    expect(waitsFor(template, channelId)).not.toContain(recorderId);
  });

  it.each([
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::IAM::ManagedPolicy",
    "AWS::KMS::Key",
  ])("lets the channel wait for every %s that it is tried with", (type) => {
    const ids = ofType(template, type)
      .map(([id]) => id)
      .filter((id) => !id.includes("AccessLogs"));
    expect(ids).not.toEqual([]);
    expect(ids.filter((id) => !waitsFor(template, channelId).has(id))).toEqual([]);
  });

  it("delivers every hour", () => {
    expect(template?.Resources[channelId]?.Properties).toMatchObject({
      ConfigSnapshotDeliveryProperties: { DeliveryFrequency: "One_Hour" },
    });
  });

  it("does not encrypt the topic, which Config could not use", () => {
    const topics = ofType(template, "AWS::SNS::Topic").map(([, { Properties }]) => Properties);
    expect(topics).toEqual([expect.not.objectContaining({ KmsMasterKeyId: expect.anything() })]);
  });

  it("has the basic rules, and each waits for the recorder", () => {
    const rules = ofType(template, "AWS::Config::ConfigRule");
    const identifiers = rules.map(([, { Properties }]) => Properties?.Source);
    expect(identifiers).toMatchInlineSnapshot(`
      [
        {
          "Owner": "AWS",
          "SourceIdentifier": "ROOT_ACCOUNT_MFA_ENABLED",
        },
        {
          "Owner": "AWS",
          "SourceIdentifier": "IAM_PASSWORD_POLICY",
        },
        {
          "Owner": "AWS",
          "SourceIdentifier": "S3_BUCKET_PUBLIC_READ_PROHIBITED",
        },
        {
          "Owner": "AWS",
          "SourceIdentifier": "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
        },
        {
          "Owner": "AWS",
          "SourceIdentifier": "INCOMING_SSH_DISABLED",
        },
        {
          "Owner": "AWS",
          "SourceIdentifier": "CLOUD_TRAIL_ENABLED",
        },
        {
          "Owner": "AWS",
          "SourceIdentifier": "IAM_USER_NO_POLICIES_CHECK",
        },
      ]
    `);
    expect(rules.every(([, { DependsOn }]) => [DependsOn].flat().includes(recorderId))).toBe(true);
  });

  it("leaves an account alone that has a recorder", () => {
    const [rulesOnly] = configOf({ recorder: false });
    const types = Object.values(rulesOnly?.Resources ?? {}).map(({ Type }) => Type);
    expect(new Set(types)).toEqual(new Set(["AWS::Config::ConfigRule"]));
    expect(configOf({ recorder: false, rules: false })).toEqual([undefined]);
  });

  it.each([
    ["service-linked", 0],
    ["create-service-linked", 1],
  ])("can record with the %s role", (role, made) => {
    const [linked] = configOf({ role });
    const [[, recorder] = []] = ofType(linked, "AWS::Config::ConfigurationRecorder");
    expect(recorder?.Properties).toMatchObject({
      RoleARN:
        "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    });
    expect(ofType(linked, "AWS::IAM::ServiceLinkedRole")).toHaveLength(made);
    expect(ofType(linked, "AWS::IAM::Role")).toEqual([]);
  });

  it("tells no SIEM where there is none", () => {
    const [quiet] = configOf({ siem: false });
    expect([...ofType(quiet, "AWS::SNS::Topic"), ...ofType(quiet, "AWS::SQS::Queue")]).toEqual([]);
  });
});
