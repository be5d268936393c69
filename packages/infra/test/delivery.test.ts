import { Code } from "aws-cdk-lib/aws-lambda";
import { describe, expect, it } from "vitest";
import { createSecurityStacks } from "../src/security-app.ts";
import { ownRule } from "./support/own-rule.ts";
import { environmentOf, synthesise, type Template, withApp } from "./support/synthesise.ts";
import { ofType, waitsFor } from "./support/walk-template.ts";

const alerts = { infosec: { emails: ["infosec@example.org"] } };

function alertingOf(parts: Readonly<Record<string, unknown>>): Template | undefined {
  return synthesise(environmentOf({ alerts, ...parts })).get("acme-test-alerting");
}

function propertiesOf(template: Template | undefined, type: string) {
  return ofType(template, type).map(([, { Properties = {} }]) => Properties);
}

describe("delivery by a stream", () => {
  const template = alertingOf({ delivery: { by: "kinesis" } });
  const [[streamId] = [""]] = ofType(template, "AWS::Kinesis::Stream");
  const stream = { "Fn::GetAtt": [streamId, "Arn"] };

  it("encrypts the stream, which grows on demand", () => {
    expect(propertiesOf(template, "AWS::Kinesis::Stream")).toMatchObject([
      {
        Name: "acme-test-records",
        RetentionPeriodHours: 48,
        StreamModeDetails: { StreamMode: "ON_DEMAND" },
        StreamEncryption: { EncryptionType: "KMS" },
      },
    ]);
  });

  it("has as many shards as are asked for", () => {
    const fixed = alertingOf({ delivery: { by: "kinesis", stream: { shards: 3 } } });
    expect(propertiesOf(fixed, "AWS::Kinesis::Stream")).toMatchObject([
      { ShardCount: 3, StreamModeDetails: { StreamMode: "PROVISIONED" } },
    ]);
  });

  it("lets CloudWatch Logs of this account put records, and encrypt them, and nothing else", () => {
    const subscriptions = propertiesOf(template, "AWS::Logs::SubscriptionFilter");
    expect(subscriptions.length).toBeGreaterThan(0);
    for (const { DestinationArn, RoleArn, Distribution } of subscriptions) {
      expect({ DestinationArn, Distribution }).toEqual({
        DestinationArn: stream,
        Distribution: "Random",
      });
      const { "Fn::GetAtt": [roleId = ""] = [] } = RoleArn as { "Fn::GetAtt"?: readonly string[] };
      expect(template?.Resources[roleId]?.Properties).toMatchObject({
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Principal: { Service: "logs.amazonaws.com" },
              Condition: {
                StringLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
              },
            },
          ],
        },
      });
      const policies = propertiesOf(template, "AWS::IAM::ManagedPolicy").filter(({ Roles }) =>
        JSON.stringify(Roles).includes(`"${roleId}"`),
      );
      expect(policies).toMatchObject([
        {
          PolicyDocument: {
            Statement: [
              { Action: "kinesis:PutRecord", Resource: stream },
              { Action: "kms:GenerateDataKey" },
            ],
          },
        },
      ]);
    }
  });

  it("gives up on a broken record before it holds up its shard, and keeps what it was about", () => {
    expect(propertiesOf(template, "AWS::Lambda::EventSourceMapping")).toMatchObject([
      {
        EventSourceArn: stream,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 21_600,
        DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": expect.anything() } } },
      },
    ]);
  });

  it.each([
    ["AWS::Lambda::EventSourceMapping", "AWS::IAM::ManagedPolicy", 2],
    ["AWS::Logs::SubscriptionFilter", "AWS::IAM::ManagedPolicy", 1],
  ])("makes a %s when the rights that it is tried with are there", (type, policy, count) => {
    const [[id] = [""]] = ofType(template, type);
    const policies = ofType(template, policy).map(([policyId]) => policyId);
    const before = waitsFor(template, id);
    expect(policies.filter((policyId) => before.has(policyId))).toHaveLength(count);
  });

  it("lets nobody invoke the function", () => {
    expect(ofType(template, "AWS::Lambda::Permission")).toEqual([]);
  });
});

describe("no delivery", () => {
  const template = alertingOf({ delivery: { by: "none" } });

  it.each([
    "AWS::Lambda::Function",
    "AWS::DynamoDB::Table",
    "AWS::Logs::SubscriptionFilter",
    "AWS::SQS::Queue",
    "AWS::SSM::Parameter",
  ])("deploys no %s", (type) => {
    expect(ofType(template, type)).toEqual([]);
  });

  it.each([
    ["none", ["change-critical-ebs", "critical-instance"]],
    ["logs", []],
  ])("by %s warns of rules that then nobody tells: %j", (by, untold) => {
    const settings = {
      criticalInstances: ["i-0a7d53c9e1f8264b0"],
      criticalVolumes: ["vol-0c41f8e2d7b96a350"],
    };
    const environment = environmentOf({ alerts, settings, delivery: { by } });
    const functionCode = (): Code => Code.fromInline("0");
    const stacks = withApp((app) => createSecurityStacks(app, environment, { functionCode }));
    const said = stacks.flatMap(({ node }) => node.metadata).map(({ data }) => String(data));
    const warnings = said.filter((text) => text.startsWith("Nobody is told of"));
    expect(
      warnings
        .join(" ")
        .match(/[a-z]+(?:-[a-z]+)+/g)
        ?.slice(0, 2) ?? [],
    ).toEqual(untold);
  });

  it("leaves the alarms", () => {
    expect(ofType(template, "AWS::CloudWatch::Alarm")).toHaveLength(20);
  });
});

describe("the settings", () => {
  const lists = {
    filler: Array.from({ length: 100 }, (_, at) => `entry number ${at} ${"x".repeat(70)}`),
  };

  it("are a parameter that the function may read", () => {
    const settings = { networks: ["198.51.100.0/24"] };
    const [parameter] = propertiesOf(alertingOf({ settings }), "AWS::SSM::Parameter");
    expect(parameter).toMatchObject({
      Name: "/acme-test/settings",
      Type: "String",
      Tier: "Standard",
    });
    expect(JSON.parse(String(parameter?.Value))).toEqual(settings);
  });

  it("are an object where they are too long for one", () => {
    const template = alertingOf({ settings: { lists } });
    expect(ofType(template, "AWS::SSM::Parameter")).toEqual([]);
    const variables = JSON.stringify(propertiesOf(template, "AWS::Lambda::Function"));
    expect(variables).toMatch(/"CONFIG_URI":"s3:\/\/[\w-]+\/\w+\.json"/);
    const [{ PolicyDocument } = {}] = propertiesOf(template, "AWS::IAM::ManagedPolicy");
    expect(JSON.stringify(PolicyDocument)).toMatch(
      /"Action":"s3:GetObject","Effect":"Allow","Resource":"[^"*]+\.json"/,
    );
  });

  it("fail where they were to be a parameter and are too long, and say so", () => {
    const parts = { settings: { lists }, delivery: { settingsIn: "parameter" } };
    expect(() => alertingOf(parts)).toThrow("delivery.settingsIn");
  });
});

describe("what does not fit", () => {
  it.each<readonly [name: string, parts: Readonly<Record<string, unknown>>, said: string]>([
    [
      "a pattern that a long list makes too long",
      { settings: { largeInstanceTypes: Array.from({ length: 60 }, (_, at) => `x${at}.*`) } },
      "large-instance",
    ],
    [
      "more rules than a log group takes filters, or a stack resources",
      {
        settings: {
          ownRules: Array.from({ length: 200 }, (_, at) => ({ ...ownRule, id: `own-${at}` })),
        },
      },
      "The log group would have 220 metric filters, and takes 100",
    ],
    ["an exception to nothing", { alerts: { ...alerts, except: ["root"] } }, "alerts.except"],
  ])("fails the synthesis: %s", (_, parts, said) => {
    expect(() => alertingOf(parts)).toThrow(said);
  });
});
