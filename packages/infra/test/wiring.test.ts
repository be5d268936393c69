import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { Account } from "./support/account.ts";
import {
  type Break,
  breakTemplates,
  replaceText,
  without,
  withoutProperty,
  withoutStatement,
  withProperty,
} from "./support/break-templates.ts";
import { resolveTemplates } from "./support/resolve-templates.ts";
import { synthesise, type Templates } from "./support/synthesise.ts";
import { type WalkName, walks } from "./support/walks/index.ts";
import { walkSecrets } from "./support/walks/secrets.ts";

const loaded = loadEnvironments(fileURLToPath(new URL("../environments", import.meta.url)));
const examples = (loaded.ok ? loaded.value : []).map((environment) => ({
  name: environment.name,
  environment,
  templates: synthesise(environment),
}));

describe.each(examples)("the example $name", ({ environment, templates }) => {
  const account = new Account(resolveTemplates(templates, environment));

  it.each(Object.entries(walks))("%s", (_, walk) => {
    expect(walk(account)).toEqual([]);
  });

  it("shows no secret", () => {
    expect(walkSecrets(templates)).toEqual([]);
  });
});

/** A rule with a target of each kind, wired as `EncryptedTopic.allowEventRules` and CDK do it. */
const events: Templates = new Map([
  [
    "events",
    {
      Resources: {
        Rule: {
          Type: "AWS::Events::Rule",
          Properties: {
            Name: "tampering",
            Targets: [
              { Arn: { Ref: "Topic" }, DeadLetterConfig: { Arn: arnOf("Queue") } },
              { Arn: arnOf("Function") },
            ],
          },
        },
        Key: {
          Type: "AWS::KMS::Key",
          Properties: { KeyPolicy: policyOf("kms:*") },
        },
        Topic: {
          Type: "AWS::SNS::Topic",
          Properties: { TopicName: "watch", KmsMasterKeyId: arnOf("Key") },
        },
        TopicPolicy: {
          Type: "AWS::SNS::TopicPolicy",
          Properties: { Topics: [{ Ref: "Topic" }], PolicyDocument: policyOf("sns:Publish") },
        },
        Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "lost" } },
        QueuePolicy: {
          Type: "AWS::SQS::QueuePolicy",
          Properties: { Queues: [arnOf("Queue")], PolicyDocument: policyOf("sqs:SendMessage") },
        },
        Function: { Type: "AWS::Lambda::Function", Properties: { FunctionName: "alerts" } },
        Permission: {
          Type: "AWS::Lambda::Permission",
          Properties: {
            FunctionName: { Ref: "Function" },
            Action: "lambda:InvokeFunction",
            Principal: "events.amazonaws.com",
            SourceArn: arnOf("Rule"),
          },
        },
      },
    },
  ],
]);

function arnOf(id: string) {
  return { "Fn::GetAtt": [id, "Arn"] };
}

function policyOf(Action: string) {
  const Principal = { Service: "events.amazonaws.com" };
  return { Statement: [{ Effect: "Allow", Principal, Action, Resource: "*" }] };
}

describe("the example of a rule", () => {
  it("is wired", () => {
    const place = { account: "333333333333", region: "eu-west-1" };
    const walk = walks["lets every EventBridge rule reach its targets"];
    expect(walk(new Account(resolveTemplates(events, place)))).toEqual([]);
  });
});

/** An example with one thing broken, and what the walk then says. */
function complaintsOf(name: string, walk: WalkName, change: Break): readonly string[] {
  const example = examples.find((each) => each.name === name);
  const place = example?.environment ?? { account: "333333333333", region: "eu-west-1" };
  const templates = breakTemplates(example?.templates ?? events, change);
  return walks[walk](new Account(resolveTemplates(templates, place)));
}

type Broken = readonly [what: string, example: string, change: Break, complaint: RegExp];

const topic = "AWS::SNS::Topic";
const topicPolicy = "AWS::SNS::TopicPolicy";
const queuePolicy = "AWS::SQS::QueuePolicy";
const bucketPolicy = "AWS::S3::BucketPolicy";
const key = "AWS::KMS::Key";
const trail = "AWS::CloudTrail::Trail";
const role = "AWS::IAM::Role";
const managed = "AWS::IAM::ManagedPolicy";

const broken: Readonly<Record<WalkName, readonly Broken[]>> = {
  "lets every alarm reach its topics": [
    [
      "a topic that forgot CloudWatch",
      "prod",
      withoutStatement(topicPolicy, "cloudwatch.amazonaws.com"),
      /does not let .* publish/,
    ],
    [
      "a key that forgot CloudWatch",
      "prod",
      withoutStatement(key, "cloudwatch.amazonaws.com"),
      /does not let cloudwatch.amazonaws.com kms:Decrypt/,
    ],
    ["a key that may only encrypt", "prod", replaceText(key, '"kms:Decrypt",', ""), /kms:Decrypt/],
    [
      "a key that asks for another account",
      "prod",
      replaceText(key, "333333333333", "444444444444"),
      /kms:GenerateDataKey/,
    ],
    [
      "a key that asks for a source that KMS may not see",
      "prod",
      replaceText(key, "aws:SourceAccount", "aws:SourceArn"),
      /kms:Decrypt/,
    ],
    [
      "topics encrypted by a key of AWS's",
      "prod",
      withProperty(topic, "KmsMasterKeyId", "alias/aws/sns"),
      /alias\/aws\/sns", which is not deployed/,
    ],
    [
      "an alarm without action",
      "prod",
      withoutProperty("AWS::CloudWatch::Alarm", "AlarmActions"),
      /tells nobody/,
    ],
    [
      "topics that are gone",
      "prod",
      withProperty("AWS::CloudWatch::Alarm", "AlarmActions", [
        "arn:aws:sns:eu-west-1:333333333333:gone",
      ]),
      /gone", which is not deployed/,
    ],
  ],
  "lets every topic reach its queues": [
    [
      "a queue that forgot SNS",
      "prod",
      withoutStatement(queuePolicy, "sns.amazonaws.com"),
      /does not let .* send/,
    ],
    [
      "a queue that asks for another topic",
      "prod",
      replaceText(
        queuePolicy,
        /\{"Ref":"TrailFeedTopic\w+"\}/g,
        '"arn:aws:sns:eu-west-1:333333333333:other"',
      ),
      /does not let .* send/,
    ],
    [
      "a key that forgot SNS",
      "prod",
      withoutStatement(key, "sns.amazonaws.com"),
      /sns.amazonaws.com kms:Decrypt/,
    ],
    [
      "a queue that is gone",
      "prod",
      withProperty("AWS::SNS::Subscription", "Endpoint", "arn:aws:sqs:x"),
      /has no queue/,
    ],
    [
      "a topic that is gone",
      "prod",
      withProperty("AWS::SNS::Subscription", "TopicArn", "arn:aws:sns:x"),
      /has no topic/,
    ],
  ],
  "lets every EventBridge rule reach its targets": [
    [
      "a topic that forgot EventBridge",
      "events",
      withoutStatement(topicPolicy, "events.amazonaws.com"),
      /does not let .* publish/,
    ],
    [
      "a key that asks for an account",
      "events",
      replaceText(
        key,
        '"Effect":"Allow"',
        '"Effect":"Allow","Condition":{"StringEquals":{"aws:SourceAccount":"333333333333"}}',
      ),
      /events.amazonaws.com kms:Decrypt/,
    ],
    ["a queue that forgot EventBridge", "events", without(queuePolicy), /does not let .* send/],
    ["no permission", "events", without("AWS::Lambda::Permission"), /does not let .* invoke it/],
    ["no target", "events", withProperty("AWS::Events::Rule", "Targets", []), /has no target/],
    [
      "a target that is gone",
      "events",
      withProperty("AWS::Events::Rule", "Targets", [{ Arn: "arn:x" }]),
      /arn:x, which is not deployed/,
    ],
  ],
  "lets the trail, and no other, reach its bucket, key, role and topic": [
    [
      "a bucket that forgot CloudTrail",
      "prod",
      withoutStatement(bucketPolicy, "cloudtrail.amazonaws.com"),
      /may not s3:PutObject/,
    ],
    [
      "a bucket of any trail",
      "prod",
      replaceText(
        bucketPolicy,
        '"aws:SourceArn":"arn:aws:cloudtrail:eu-west-1:333333333333:trail/example-prod-trail",',
        "",
      ),
      /another's trail may s3:PutObject/,
    ],
    [
      "a bucket that takes another path",
      "prod",
      replaceText(bucketPolicy, "/AWSLogs/", "/logs/"),
      /may not s3:PutObject/,
    ],
    [
      "a key that forgot the trail's records",
      "dev",
      withoutStatement(key, "EncryptionContext:aws:cloudtrail"),
      /may not kms:GenerateDataKey/,
    ],
    [
      "a key of any trail",
      "dev",
      replaceText(key, /"StringEquals":\{"aws:SourceArn":"[^"]*"\},?/g, ""),
      /another's trail may kms:GenerateDataKey/,
    ],
    [
      "a key that cannot be described",
      "prod",
      replaceText(key, '"kms:DescribeKey",', ""),
      /may not kms:DescribeKey/,
    ],
    [
      "a role that CloudTrail may not take",
      "prod",
      replaceText(role, "cloudtrail.amazonaws.com", "ec2.amazonaws.com"),
      /may not sts:AssumeRole/,
    ],
    [
      "a role of any trail",
      "prod",
      replaceText(
        role,
        /"Condition":\{"StringEquals":\{"aws:SourceArn":"arn:aws:cloudtrail[^}]*\}\},/g,
        "",
      ),
      /another's trail may sts:AssumeRole/,
    ],
    [
      "a topic that forgot CloudTrail",
      "prod",
      withoutStatement(topicPolicy, "cloudtrail.amazonaws.com"),
      /may not sns:Publish/,
    ],
    [
      "a bucket that is gone",
      "prod",
      withProperty(trail, "S3BucketName", "gone"),
      /s3:PutObject on what is not deployed/,
    ],
  ],
  "lets the trail write its own log streams only": [
    [
      "no right to write",
      "prod",
      withoutStatement(managed, "logs:PutLogEvents"),
      /may not logs:PutLogEvents/,
    ],
    [
      "a right to write anything",
      "prod",
      replaceText(managed, /arn:aws:logs:[^"]*CloudTrail[^"]*/g, "*"),
      /on any log group/,
    ],
    [
      "no log group",
      "prod",
      withoutProperty(trail, "CloudWatchLogsLogGroupArn"),
      /has no log group/,
    ],
  ],
  "lets Config deliver": [
    [
      "a role that may not write",
      "prod",
      withoutStatement(managed, "s3:PutObject"),
      /may not s3:PutObject/,
    ],
    [
      "a role that may not publish",
      "prod",
      withoutStatement(managed, "sns:Publish"),
      /may not sns:Publish/,
    ],
    [
      "a role that may not use the key",
      "prod",
      withoutStatement(managed, "kms:GenerateDataKey"),
      /may not kms:GenerateDataKey/,
    ],
    ["a topic that is encrypted", "prod", withProperty(topic, "KmsMasterKeyId", "x"), /encrypted/],
    [
      "no bucket",
      "prod",
      withProperty("AWS::Config::DeliveryChannel", "S3BucketName", "gone"),
      /has no bucket/,
    ],
  ],
  "lets every subscription reach its function or stream": [
    ["no permission", "prod", without("AWS::Lambda::Permission"), /does not let .* invoke it/],
    [
      "a permission of another log group",
      "prod",
      replaceText("AWS::Lambda::Permission", "example-prod-trail", "other"),
      /invoke it/,
    ],
    [
      "a permission of another account",
      "prod",
      withProperty("AWS::Lambda::Permission", "SourceAccount", "444444444444"),
      /invoke it/,
    ],
    [
      "a function that is gone",
      "prod",
      withProperty("AWS::Logs::SubscriptionFilter", "DestinationArn", "arn:x"),
      /nothing that is deployed/,
    ],
    ["no role", "dr", withoutProperty("AWS::Logs::SubscriptionFilter", "RoleArn"), /has no role/],
    [
      "a role that may not write",
      "dr",
      withoutStatement(managed, "kinesis:PutRecord"),
      /kinesis:PutRecord/,
    ],
    [
      "a role that may not use the key",
      "dr",
      withoutStatement(managed, "kms:GenerateDataKey"),
      /use the key/,
    ],
    [
      "a role that Logs may not take",
      "dr",
      replaceText(role, "logs.amazonaws.com", "ec2.amazonaws.com"),
      /may not assume/,
    ],
  ],
  "lets every function reach what it is told of": [
    [
      "no right to publish",
      "prod",
      withoutStatement(managed, "sns:Publish"),
      /may not sns:Publish/,
    ],
    [
      "no right to the table",
      "prod",
      withoutStatement(managed, "dynamodb:UpdateItem"),
      /may not dynamodb:UpdateItem/,
    ],
    [
      "no right to tell of failures",
      "prod",
      withoutStatement(managed, "sqs:SendMessage"),
      /may not sqs:SendMessage/,
    ],
    [
      "no right to the key",
      "prod",
      withoutStatement(managed, "kms:Decrypt"),
      /may not use the key/,
    ],
    ["no role", "prod", withProperty("AWS::Lambda::Function", "Role", "arn:x"), /has no role/],
  ],
  "keeps no log for ever, and lets CloudWatch Logs encrypt each": [
    [
      "a log for ever",
      "prod",
      withoutProperty("AWS::Logs::LogGroup", "RetentionInDays"),
      /for ever/,
    ],
    [
      "a key that forgot CloudWatch Logs",
      "prod",
      withoutStatement(key, "logs.eu-west-1"),
      /logs.eu-west-1.amazonaws.com kms:Encrypt/,
    ],
    [
      "a key of another log group",
      "prod",
      replaceText(key, "log-group:example-prod-trail", "log-group:other"),
      /kms:Encrypt/,
    ],
  ],
  "lets nobody at large do anything without a condition": [
    [
      "a topic that anybody publishes to",
      "prod",
      replaceText(
        topicPolicy,
        /"Condition":\{[^}]*\}\},"Effect":"Allow","Principal":\{"Service":"[^"]*"\}/g,
        '"Effect":"Allow","Principal":"*"',
      ),
      /lets everybody/,
    ],
    [
      "a queue that any account sends to",
      "prod",
      replaceText(
        queuePolicy,
        /"Condition":\{"ArnEquals":\{"aws:SourceArn":\{"Ref":"\w+"\}\}\},"Effect":"Allow","Principal":\{[^}]*\}/g,
        '"Effect":"Allow","Principal":{"AWS":"*"}',
      ),
      /lets everybody/,
    ],
  ],
  "lets nobody do everything": [
    ["an administrator", "prod", replaceText(managed, '"sns:Publish"', '"*"'), /allows everything/],
  ],
};

describe.each(Object.entries(broken))("what %s", (walk, cases) => {
  it.each(cases)("sees %s in %s", (...[, example, change, complaint]) => {
    // The table's keys are the walks' names.
    expect(complaintsOf(example, walk as WalkName, change).join("\n")).toMatch(complaint);
  });
});

describe("walkSecrets", () => {
  const [prod] = examples.filter(({ name }) => name === "prod").map(({ templates }) => templates);
  const secretOf = { "Fn::GetAtt": ["AccessKey", "SecretAccessKey"] };
  it.each<readonly [string, Break, RegExp]>([
    [
      "an access key",
      withProperty(topic, "DisplayName", `AKIA${"A1B2".repeat(4)}`),
      /holds a secret/,
    ],
    [
      "a private key",
      withProperty(topic, "DisplayName", "-----BEGIN RSA PRIVATE KEY-----"),
      /holds a secret/,
    ],
    [
      "a secret attribute",
      withProperty(topic, "DisplayName", secretOf),
      /shows a secret attribute/,
    ],
  ])("sees %s", (_, change, complaint) => {
    expect(walkSecrets(breakTemplates(prod as Templates, change)).join()).toMatch(complaint);
  });

  it("sees a secret attribute in an output", () => {
    const template = { Resources: {}, Outputs: { Key: { Value: secretOf } } };
    expect(walkSecrets(new Map([["iam", template]]))).toEqual([
      "iam shows a secret attribute in output Key",
    ]);
  });

  it("accepts it in a secret", () => {
    const Secret = { Type: "AWS::SecretsManager::Secret", Properties: { SecretString: secretOf } };
    expect(walkSecrets(new Map([["iam", { Resources: { Secret } }]]))).toEqual([]);
  });
});
