import { topicNames } from "@logcritical/handler/settings";
import { describe, expect, it } from "vitest";
import { environmentOf, type Resource, synthesise, type Template } from "./support/synthesise.ts";
import { ofType, waitsFor } from "./support/walk-template.ts";

const everybody = {
  infosec: { emails: ["infosec@example.org"], phones: ["+447700900123"] },
  devops: { emails: ["devops@example.org"], phones: ["+447700900124"] },
};

const settings = {
  criticalInstances: ["i-0a7d53c9e1f8264b0"],
  networks: ["198.51.100.0/24"],
};

/** The alerting stack of an environment with these sections. */
function alertingOf(parts: Readonly<Record<string, unknown>> = {}): Template | undefined {
  const templates = synthesise(environmentOf({ alerts: everybody, settings, ...parts }));
  return templates.get("acme-test-alerting");
}

function propertiesOf(template: Template | undefined, type: string) {
  return ofType(template, type).map(([, { Properties = {} }]) => Properties);
}

const whole = alertingOf({ alerts: { ...everybody, packs: ["secglobal", "cis", "classic"] } });
const [code] = propertiesOf(whole, "AWS::Lambda::Function");

/** The resource that a `Ref` or `Fn::GetAtt` names. */
function followed(template: Template | undefined, reference: unknown): Resource | undefined {
  const named = reference as { readonly Ref?: string; readonly "Fn::GetAtt"?: readonly string[] };
  return template?.Resources[named.Ref ?? named["Fn::GetAtt"]?.[0] ?? ""];
}

describe("the alarms", () => {
  const alarms = propertiesOf(whole, "AWS::CloudWatch::Alarm");
  const filters = propertiesOf(whole, "AWS::Logs::MetricFilter");

  it("count what their filters let through, and tell somebody", () => {
    const counted = filters.flatMap(
      ({ MetricTransformations }) => MetricTransformations as readonly { MetricName: string }[],
    );
    const names = counted.map(({ MetricName }) => MetricName);
    expect(alarms).toHaveLength(21 + 15 + 20);
    expect(new Set(names)).toEqual(new Set(alarms.map(({ MetricName }) => MetricName)));
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        Namespace: "LogCritical/acme-test",
        Statistic: "Sum",
        EvaluationPeriods: 1,
        TreatMissingData: "notBreaching",
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
      });
      expect(alarm.AlarmActions).not.toEqual([]);
    }
  });

  it("count each record once, and no zeros", () => {
    for (const { MetricTransformations, LogGroupName } of filters) {
      expect(LogGroupName).toBe("acme-test-trail");
      expect(MetricTransformations).toMatchObject([{ MetricValue: "1" }]);
      expect(JSON.stringify(MetricTransformations)).not.toContain("DefaultValue");
    }
  });

  it("name a saved query that exists", () => {
    const queries = propertiesOf(whole, "AWS::Logs::QueryDefinition").map(({ Name }) =>
      String(Name),
    );
    for (const { AlarmDescription } of alarms) {
      const [, named] = /saved query ([\w/-]+)\./.exec(String(AlarmDescription)) ?? [];
      expect(queries).toContain(named);
    }
    for (const { LogGroupNames } of propertiesOf(whole, "AWS::Logs::QueryDefinition")) {
      expect(LogGroupNames).toEqual(["acme-test-trail"]);
    }
  });
});

describe("the log group", () => {
  const patterns = ["AWS::Logs::MetricFilter", "AWS::Logs::SubscriptionFilter"].map((type) =>
    propertiesOf(whole, type).map(({ FilterPattern }) => String(FilterPattern)),
  );

  it("takes all filters of all packs: 100, 2, 1,024 characters, 5 with expressions", () => {
    const [metric = [], subscriptions = []] = patterns;
    expect(metric).toHaveLength(21 + 17 + 20);
    expect(subscriptions.length).toBeLessThanOrEqual(2);
    const all = patterns.flat();
    expect(Math.max(...all.map((pattern) => pattern.length))).toBeLessThanOrEqual(1024);
    const withRegexes = all.filter((pattern) => /= %/.test(pattern));
    expect(withRegexes.length).toBeGreaterThan(0);
    expect(withRegexes.length).toBeLessThanOrEqual(5);
  });
});

describe("the topics", () => {
  it("are the four, of which those for phones have a name that fits", () => {
    const names = propertiesOf(whole, "AWS::SNS::Topic").map(({ TopicName }) => String(TopicName));
    expect(names.toSorted()).toEqual([
      "acme-test-devops-email",
      "acme-test-devops-sms",
      "acme-test-infosec-email",
      "acme-test-infosec-sms",
    ]);
    const shown = propertiesOf(whole, "AWS::SNS::Topic").map(({ DisplayName }) => DisplayName);
    expect(shown).toEqual(expect.arrayContaining(["INFOSEC-SMS", "DEVOPS-SMS"]));
  });

  it("are only those that somebody hears of", () => {
    const alone = alertingOf({ alerts: { infosec: { emails: ["a@example.org"] } } });
    const names = propertiesOf(alone, "AWS::SNS::Topic").map(({ TopicName }) => TopicName);
    expect(names).toEqual(["acme-test-infosec-email"]);
    const [only] = ofType(alone, "AWS::SNS::Topic").map(([id]) => id);
    const told = propertiesOf(alone, "AWS::CloudWatch::Alarm").map((alarm) => alarm.AlarmActions);
    expect(new Set(told.map((actions) => JSON.stringify(actions)))).toEqual(
      new Set([JSON.stringify([{ Ref: only }])]),
    );
  });

  it("let alarms publish, under TLS, with the key", () => {
    for (const { PolicyDocument } of propertiesOf(whole, "AWS::SNS::TopicPolicy")) {
      expect(PolicyDocument).toMatchObject({
        Statement: [
          { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
          {
            Effect: "Allow",
            Action: "sns:Publish",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Condition: {
              ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*" },
            },
          },
        ],
      });
    }
    for (const { KmsMasterKeyId } of propertiesOf(whole, "AWS::SNS::Topic")) {
      const key = JSON.stringify(followed(whole, KmsMasterKeyId)?.Properties);
      expect(key).toContain('"Service":"cloudwatch.amazonaws.com"');
    }
  });
});

describe("the function", () => {
  it("has the variables of the handler and no others", () => {
    // CloudFormation's form, as the assertion on the names then shows.
    const { Variables = {} } = (code?.Environment ?? {}) as {
      readonly Variables?: Readonly<Record<string, unknown>>;
    };
    expect(Object.keys(Variables).toSorted()).toEqual([
      "CONFIG_URI",
      "DEVOPS_EMAIL_TOPIC_ARN",
      "DEVOPS_SMS_TOPIC_ARN",
      "FILTERS_VERSION",
      "INFOSEC_EMAIL_TOPIC_ARN",
      "INFOSEC_SMS_TOPIC_ARN",
      "OWN_ROLE_ARN",
      "STATE_TABLE",
    ]);
    const topics = Object.entries(Variables).filter(([name]) => name.endsWith("TOPIC_ARN"));
    expect(topics).toHaveLength(topicNames.length);
    for (const [name, reference] of topics) {
      const wanted = name.replace("_TOPIC_ARN", "").toLowerCase().replace("_", "-");
      expect(followed(whole, reference)?.Properties?.TopicName).toBe(`acme-test-${wanted}`);
    }
  });

  it("runs as the handler's page says", () => {
    expect(code).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "lambda.handler",
      MemorySize: 512,
      Timeout: 60,
      ReservedConcurrentExecutions: 10,
      TracingConfig: { Mode: "Active" },
      KmsKeyArn: { "Fn::GetAtt": expect.anything() as unknown },
    });
    const [[id] = [""]] = ofType(whole, "AWS::Lambda::Function");
    const [[policy] = [""]] = ofType(whole, "AWS::IAM::ManagedPolicy");
    expect(waitsFor(whole, id)).toContain(policy);
    expect(propertiesOf(whole, "AWS::Lambda::EventInvokeConfig")).toMatchObject([
      { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 },
    ]);
    const [{ DestinationConfig } = {}] = propertiesOf(whole, "AWS::Lambda::EventInvokeConfig");
    const queues = ofType(whole, "AWS::SQS::Queue");
    expect(DestinationConfig).toEqual({
      OnFailure: { Destination: { "Fn::GetAtt": [queues[0]?.[0], "Arn"] } },
    });
  });

  it("remembers in a table of the handler's form", () => {
    expect(propertiesOf(whole, "AWS::DynamoDB::Table")).toMatchObject([
      {
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
        BillingMode: "PAY_PER_REQUEST",
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    ]);
  });

  it("may do what the handler's page asks for, and of resources of its own only", () => {
    const statements = propertiesOf(whole, "AWS::IAM::ManagedPolicy").flatMap(
      ({ PolicyDocument }) =>
        (
          PolicyDocument as {
            Statement: readonly { Action: string | string[]; Resource: unknown }[];
          }
        ).Statement,
    );
    const open = statements.filter(({ Resource }) => Resource === "*");
    expect(open.map(({ Action }) => Action)).toEqual([
      ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    ]);
    expect(statements.flatMap(({ Action }) => Action).toSorted()).toEqual([
      "dynamodb:BatchWriteItem",
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "sns:Publish",
      "sqs:SendMessage",
      "ssm:GetParameter",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]);
    expect(ofType(whole, "AWS::IAM::Policy")).toEqual([]);
  });

  it("is handed records by the trail's log group only", () => {
    expect(propertiesOf(whole, "AWS::Lambda::Permission")).toMatchObject([
      {
        Principal: "logs.amazonaws.com",
        SourceAccount: "111122223333",
        SourceArn: "arn:aws:logs:eu-west-1:111122223333:log-group:acme-test-trail:*",
      },
    ]);
    const subscriptions = ofType(whole, "AWS::Logs::SubscriptionFilter");
    expect(subscriptions.length).toBeGreaterThan(0);
    const [[permission] = [""]] = ofType(whole, "AWS::Lambda::Permission");
    for (const [, { Properties, DependsOn }] of subscriptions) {
      expect(followed(whole, Properties?.DestinationArn)?.Type).toBe("AWS::Lambda::Function");
      expect(DependsOn).toContain(permission);
    }
  });
});
