import { Code } from "aws-cdk-lib/aws-lambda";
import { describe, expect, it } from "vitest";
import { createSecurityStacks } from "../src/security-app.ts";
import { matchesEvent } from "./support/match-event.ts";
import { environmentOf, synthesise, type Template, withApp } from "./support/synthesise.ts";
import { type Transformer, transformEvent } from "./support/transform-event.ts";
import { ofType } from "./support/walk-template.ts";

const alerts = {
  infosec: { emails: ["infosec@example.org"], phones: ["+447700900123"] },
  devops: { emails: ["devops@example.org"] },
};

function watchOf(parts: Readonly<Record<string, unknown>> = {}): Template | undefined {
  return synthesise(environmentOf({ alerts, ...parts })).get("acme-test-watch");
}

function propertiesOf(template: Template | undefined, type: string) {
  return ofType(template, type).map(([, { Properties = {} }]) => Properties);
}

function alarmsOf(
  template: Template | undefined,
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const alarms = propertiesOf(template, "AWS::CloudWatch::Alarm");
  return new Map(
    alarms.map((alarm) => [String(alarm.AlarmName).replace("acme-test-watch-", ""), alarm]),
  );
}

const byLogs = watchOf();
const byStream = watchOf({ delivery: { by: "kinesis", timeoutSeconds: 100 } });
const alarmsOnly = watchOf({ delivery: { by: "none" }, watch: { quietTrailHours: 3 } });

describe("the alarms on the pipeline", () => {
  const alarms = alarmsOf(byLogs);

  it.each([
    ["trail-quiet", "AWS/Logs", "IncomingLogEvents"],
    ["tampering-untold", "AWS/SQS", "ApproximateNumberOfMessagesVisible"],
    ["undelivered-infosec-email", "AWS/SNS", "NumberOfNotificationsFailed"],
    ["undelivered-infosec-sms", "AWS/SNS", "NumberOfNotificationsFailed"],
    ["undelivered-devops-email", "AWS/SNS", "NumberOfNotificationsFailed"],
    ["undelivered-watch", "AWS/SNS", "NumberOfNotificationsFailed"],
    ["sms-spend", "AWS/SNS", "SMSMonthToDateSpentUSD"],
    ["function-errors", "AWS/Lambda", "Errors"],
    ["function-throttles", "AWS/Lambda", "Throttles"],
    ["function-slow", "AWS/Lambda", "Duration"],
    ["failures-waiting", "AWS/SQS", "ApproximateNumberOfMessagesVisible"],
    ["state-reads-throttled", "AWS/DynamoDB", "ReadThrottleEvents"],
    ["state-writes-throttled", "AWS/DynamoDB", "WriteThrottleEvents"],
    ["report-missing", "AWS/Events", "Invocations"],
    ["records-late", "AWS/Lambda", "AsyncEventAge"],
    ["records-dropped", "AWS/Lambda", "AsyncEventsDropped"],
    ["records-lost", "AWS/Lambda", "DestinationDeliveryFailures"],
    ["alerts-failed", "LogCritical", "Failed"],
    ["state-failures", "LogCritical", "StateFailures"],
    ["unreadable", "LogCritical", "Unreadable"],
    ["function-quiet", "LogCritical", "Records"],
  ])("watch %s: %s %s", (id, Namespace, MetricName) => {
    expect(alarms.get(id)).toMatchObject({ Namespace, MetricName });
  });

  it("watch this function alone, as another environment may be in the account", () => {
    const own = [...alarms.values()].filter(({ Namespace }) => Namespace === "LogCritical");
    expect(own).toHaveLength(4);
    for (const { Dimensions } of own) {
      expect(Dimensions).toEqual([{ Name: "FunctionName", Value: "acme-test-alerts" }]);
    }
  });

  it.each(["DeliveryErrors", "DeliveryThrottling"])("watch %s of the log group", (name) => {
    const texts = [...alarms.values()].map(({ Metrics }) => JSON.stringify(Metrics ?? []));
    expect(texts.filter((text) => text.includes(`SELECT SUM(${name})`))).toHaveLength(1);
    expect(texts.join("")).toContain("WHERE LogGroupName = 'acme-test-trail'");
  });

  it("are these and no others, and tell a topic that shares nothing with the pipeline", () => {
    expect(alarms.size).toBe(21 + 2);
    const [[topic] = [""]] = ofType(byLogs, "AWS::SNS::Topic");
    for (const [id, alarm] of alarms) {
      const isOfWatch = ["tampering-untold", "undelivered-watch"].includes(id);
      const other = "arn:aws:sns:eu-west-1:111122223333:acme-test-infosec-email";
      expect(alarm.AlarmActions).toEqual([{ Ref: topic }, ...(isOfWatch ? [other] : [])]);
      expect(String(alarm.AlarmDescription).length).toBeLessThanOrEqual(1024);
    }
    const text = JSON.stringify(byLogs);
    expect(text).not.toContain("Fn::ImportValue");
    expect(text).not.toContain("Fn::GetStackOutput");
  });

  it.each(["trail-quiet", "function-quiet", "report-missing"])(
    "take silence for trouble: %s",
    (id) => {
      expect(alarms.get(id)).toMatchObject({
        TreatMissingData: "breaching",
        ComparisonOperator: "LessThanThreshold",
        Threshold: 1,
        Statistic: "Sum",
      });
    },
  );

  it("ask in periods that CloudWatch takes: a day in all below an hour, else a week", () => {
    for (const { Period, EvaluationPeriods } of alarms.values()) {
      if (typeof Period !== "number") continue;
      const most = Period < 3600 ? 86_400 : 604_800;
      expect(Period * Number(EvaluationPeriods)).toBeLessThanOrEqual(most);
    }
  });

  it("know the limits that the environment sets", () => {
    expect(alarms.get("function-slow")).toMatchObject({
      ExtendedStatistic: "p99",
      Threshold: 48_000,
    });
    expect(alarmsOf(byStream).get("function-slow")).toMatchObject({ Threshold: 80_000 });
    expect(alarmsOf(alarmsOnly).get("trail-quiet")).toMatchObject({ EvaluationPeriods: 3 });
  });

  it("watch the stream in place of Lambda's own queue", () => {
    const own = alarmsOf(byStream);
    expect(own.get("records-late")).toMatchObject({ MetricName: "IteratorAge" });
    expect(own.get("stream-full")).toMatchObject({ Namespace: "AWS/Kinesis" });
    expect([...own.keys()]).not.toContain("records-dropped");
  });

  it("watch no function where there is none", () => {
    expect(
      [...alarmsOf(alarmsOnly).keys()].filter((id) => /function|report|state/.test(id)),
    ).toEqual([]);
    expect(JSON.stringify(alarmsOnly)).not.toContain("acme-test-alerts");
  });
});

describe("the topic of the watch", () => {
  it("has a key of its own, which alarms and rules may use", () => {
    const [topic] = propertiesOf(byLogs, "AWS::SNS::Topic");
    const keys = ofType(byLogs, "AWS::KMS::Key");
    expect(keys).toHaveLength(1);
    expect(topic?.KmsMasterKeyId).toEqual({ "Fn::GetAtt": [keys[0]?.[0], "Arn"] });
    const policies = JSON.stringify([keys, ofType(byLogs, "AWS::SNS::TopicPolicy")]);
    for (const service of ["cloudwatch", "events"]) {
      expect(policies.split(`"Service":"${service}.amazonaws.com"`)).toHaveLength(3);
    }
  });

  it("reaches Infosec, or whom the environment names instead", () => {
    const endpoints = (template: Template | undefined) =>
      propertiesOf(template, "AWS::SNS::Subscription").map(({ Endpoint }) => Endpoint);
    expect(endpoints(byLogs)).toEqual(["infosec@example.org", "+447700900123"]);
    const others = watchOf({ watch: { recipients: { emails: ["soc@example.org"] } } });
    expect(endpoints(others)).toEqual(["soc@example.org"]);
  });
});

describe("the stacks", () => {
  it("come in an order in which the watch finds the function that it wakes", () => {
    const functionCode = (): Code => Code.fromInline("0");
    const stacks = withApp((app) =>
      createSecurityStacks(app, environmentOf({ alerts }), { functionCode }),
    );
    const waits = stacks.map(({ stackName, dependencies }) => [
      stackName,
      dependencies.map((dependency) => dependency.stackName).toSorted(),
    ]);
    expect(waits).toEqual(
      expect.arrayContaining([
        ["acme-test-alerting", ["acme-test-trail"]],
        ["acme-test-watch", ["acme-test-alerting", "acme-test-trail"]],
      ]),
    );
  });
});

describe("the daily report", () => {
  it("wakes the function, which EventBridge may", () => {
    const rules = propertiesOf(byLogs, "AWS::Events::Rule");
    const [daily] = rules.filter(({ ScheduleExpression }) => ScheduleExpression !== undefined);
    const arn = "arn:aws:lambda:eu-west-1:111122223333:function:acme-test-alerts";
    expect(daily).toMatchObject({
      ScheduleExpression: "cron(0 7 * * ? *)",
      Targets: [{ Arn: arn }],
    });
    expect(daily?.Targets).not.toHaveProperty("0.InputTransformer");
    expect(propertiesOf(byLogs, "AWS::Lambda::Permission")).toMatchObject([
      {
        FunctionName: arn,
        Principal: "events.amazonaws.com",
        SourceArn: "arn:aws:events:eu-west-1:111122223333:rule/acme-test-watch-*",
      },
    ]);
  });
});

describe("the rules for tampering", () => {
  const rules = [byLogs, byStream].flatMap((template) =>
    propertiesOf(template, "AWS::Events::Rule").filter(
      ({ EventPattern }) => EventPattern !== undefined,
    ),
  );
  const arn = (service: string, name: string): string =>
    `arn:aws:${service}:eu-west-1:111122223333:${name}`;

  type Call = readonly [
    service: string,
    name: string,
    parameters: object,
    response?: object,
    from?: string,
  ];

  /** The rules that hear of a call. */
  function heard(
    ...[
      service,
      eventName,
      requestParameters,
      responseElements = {},
      sourceIPAddress = "198.51.100.7",
    ]: Call
  ) {
    const detail = {
      eventSource: `${service}.amazonaws.com`,
      eventName,
      requestParameters,
      responseElements,
      sourceIPAddress,
    };
    const event = {
      source: `aws.${service}`,
      "detail-type": "AWS API Call via CloudTrail",
      detail,
    };
    const names = rules.filter(({ EventPattern }) => matchesEvent(EventPattern, event));
    return [...new Set(names.map(({ Name }) => String(Name).replace("acme-test-watch-", "")))];
  }

  it.each<readonly [rule: string, call: Call]>([
    ["trail", ["cloudtrail", "StopLogging", { name: "acme-test-trail" }]],
    ["trail", ["cloudtrail", "DeleteTrail", { name: arn("cloudtrail", "trail/acme-test-trail") }]],
    ["trail", ["cloudtrail", "UpdateTrail", { name: "acme-test-trail" }]],
    ["trail", ["cloudtrail", "PutEventSelectors", { trailName: "acme-test-trail" }]],
    ["keys", ["kms", "DisableKey", { keyId: "1234abcd" }]],
    ["keys", ["kms", "ScheduleKeyDeletion", { keyId: "1234abcd" }]],
    ["keys", ["kms", "PutKeyPolicy", { keyId: "1234abcd" }]],
    ["log-groups", ["logs", "DeleteLogGroup", { logGroupName: "acme-test-trail" }]],
    ["log-groups", ["logs", "DeleteMetricFilter", { logGroupName: "acme-test-trail" }]],
    ["filters", ["logs", "PutMetricFilter", { logGroupName: "acme-test-trail" }]],
    ["log-groups", ["logs", "DeleteSubscriptionFilter", { logGroupName: "acme-test-trail" }]],
    ["log-groups", ["logs", "PutSubscriptionFilter", { logGroupName: "acme-test-trail" }]],
    [
      "log-groups",
      [
        "logs",
        "PutSubscriptionFilter",
        { logGroupName: "acme-test-trail" },
        {},
        "cloudformation.amazonaws.com",
      ],
    ],
    [
      "log-groups",
      [
        "logs",
        "PutDataProtectionPolicy",
        { logGroupIdentifier: arn("logs", "log-group:acme-test-trail:*") },
      ],
    ],
    ["filters", ["logs", "PutRetentionPolicy", { logGroupName: "/aws/lambda/acme-test-alerts" }]],
    [
      "buckets",
      ["s3", "PutBucketPolicy", { bucketName: "acme-test-trail-111122223333-eu-west-1" }],
    ],
    [
      "buckets",
      ["s3", "PutBucketLifecycle", { bucketName: "acme-test-trail-111122223333-eu-west-1" }],
    ],
    ["buckets", ["s3", "DeleteBucket", { bucketName: "acme-test-trail-111122223333-eu-west-1" }]],
    ["log-groups", ["logs", "PutTransformer", { logGroupIdentifier: "acme-test-trail" }]],
    ["account-policies", ["logs", "PutAccountPolicy", { policyName: "mask" }]],
    ["alarms-muted", ["monitoring", "PutAlarmMuteRule", { name: "quiet" }]],
    ["config", ["config", "StopConfigurationRecorder", { configurationRecorderName: "default" }]],
    ["alarms", ["monitoring", "DeleteAlarms", { alarmNames: ["x", "acme-test-root-access"] }]],
    ["alarms", ["monitoring", "DisableAlarmActions", { alarmNames: ["acme-test-root-access"] }]],
    ["alarms-rewritten", ["monitoring", "PutMetricAlarm", { alarmName: "acme-test-root-access" }]],
    ["topics", ["sns", "Unsubscribe", { subscriptionArn: arn("sns", "acme-test-watch:1") }]],
    ["topics", ["sns", "DeleteTopic", { topicArn: arn("sns", "acme-test-infosec-email") }]],
    ["topics", ["sns", "SetTopicAttributes", { topicArn: arn("sns", "acme-test-watch") }]],
    ["sms", ["sns", "SetSMSAttributes", { attributes: { MonthlySpendLimit: "0" } }]],
    ["function", ["lambda", "UpdateFunctionCode20150331v2", { functionName: "acme-test-alerts" }]],
    [
      "function",
      [
        "lambda",
        "UpdateFunctionConfiguration20150331v2",
        { functionName: arn("lambda", "function:acme-test-alerts") },
      ],
    ],
    [
      "function",
      ["lambda", "DeleteFunction20150331", { functionName: "acme-test-alerts:$LATEST" }],
    ],
    [
      "function",
      ["lambda", "PutFunctionConcurrency20171031", { functionName: "acme-test-alerts" }],
    ],
    [
      "function",
      [
        "lambda",
        "UpdateEventSourceMapping20150331",
        { uUID: "1" },
        { functionArn: arn("lambda", "function:acme-test-alerts") },
      ],
    ],
    ["settings", ["ssm", "PutParameter", { name: "/acme-test/settings" }]],
    ["settings", ["ssm", "DeleteParameters", { names: ["/acme-test/settings"] }]],
    ["state", ["dynamodb", "DeleteTable", { tableName: "acme-test-state" }]],
    ["state", ["dynamodb", "UpdateTable", { tableName: arn("dynamodb", "table/acme-test-state") }]],
    [
      "queue",
      [
        "sqs",
        "PurgeQueue",
        { queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/acme-test-alerts-failed" },
      ],
    ],
    ["stream", ["kinesis", "DeleteStream", { streamName: "acme-test-records" }]],
    ["stream", ["kinesis", "StartStreamEncryption", { streamName: "acme-test-records" }]],
    ["rules", ["events", "DisableRule", { name: "acme-test-watch-trail" }]],
    ["rules", ["events", "DeleteRule", { name: "acme-test-watch-rules-twin" }]],
    ["rules", ["events", "RemoveTargets", { rule: "acme-test-watch-report" }]],
    [
      "rules",
      [
        "events",
        "DisableRule",
        { name: "acme-test-watch-trail" },
        {},
        "cloudformation.amazonaws.com",
      ],
    ],
    ["rules-rewritten", ["events", "PutRule", { name: "acme-test-watch-trail" }]],
    ["rules-rewritten", ["events", "PutTargets", { rule: "acme-test-watch-report" }]],
    [
      "rules-twin",
      [
        "events",
        "PutTargets",
        { rule: "acme-test-watch-rules" },
        {},
        "cloudformation.amazonaws.com",
      ],
    ],
  ])("%s hears of %j", (rule, call) => {
    expect(heard(...call)).toEqual([rule]);
  });

  it.each(["AccessDenied", "NotFoundException"])(
    "hear nothing of what came to nothing, which anybody may call as often as they like: %s",
    (errorCode) => {
      const detail = { eventSource: "kms.amazonaws.com", eventName: "DisableKey" };
      const hears = (event: object): boolean =>
        rules.some(({ EventPattern }) =>
          matchesEvent(EventPattern, {
            source: "aws.kms",
            "detail-type": "AWS API Call via CloudTrail",
            detail: event,
          }),
        );
      expect(hears(detail)).toBe(true);
      expect(hears({ ...detail, errorCode })).toBe(false);
    },
  );

  it("are heard of by a twin when the one that hears of rules goes", () => {
    expect(heard("events", "DeleteRule", { name: "acme-test-watch-rules" })).toContain(
      "rules-twin",
    );
  });

  const deployment = [{}, "cloudformation.amazonaws.com"] as const;
  const others: readonly Call[] = [
    ["monitoring", "PutMetricAlarm", { alarmName: "acme-test-root-access" }, ...deployment],
    ["logs", "PutMetricFilter", { logGroupName: "acme-test-trail" }, ...deployment],
    ["events", "PutRule", { name: "acme-test-watch-trail" }, ...deployment],
    ["events", "PutTargets", { rule: "acme-test-watch-report" }, ...deployment],
    ["cloudtrail", "StopLogging", { name: "another-trail" }],
    ["cloudtrail", "GetTrailStatus", { name: "acme-test-trail" }],
    ["logs", "DeleteMetricFilter", { logGroupName: "another" }],
    ["logs", "CreateLogStream", { logGroupName: "acme-test-trail" }],
    ["s3", "PutBucketPolicy", { bucketName: "another" }],
    ["monitoring", "DeleteAlarms", { alarmNames: ["another"] }],
    ["sns", "Unsubscribe", { subscriptionArn: arn("sns", "another:1") }],
    ["lambda", "UpdateFunctionCode20150331v2", { functionName: "another-acme-test" }],
    ["ssm", "PutParameter", { name: "/acme/settings" }],
    ["dynamodb", "DeleteTable", { tableName: "state" }],
    ["events", "DisableRule", { name: "another" }],
  ];

  it.each(others.map((call) => ({ call })))("hear nothing of $call", ({ call }) => {
    expect(heard(...call)).toEqual([]);
  });

  it("say who did what, to people and to the function, and keep what nobody took", () => {
    for (const { Targets, EventPattern } of rules) {
      const targets = Targets as readonly {
        readonly Id: string;
        readonly DeadLetterConfig?: unknown;
        readonly InputTransformer?: Transformer;
      }[];
      expect(targets.map(({ Id }) => Id)).toEqual(["people", "function"]);
      expect(targets.every(({ DeadLetterConfig }) => DeadLetterConfig !== undefined)).toBe(true);
      const event = { id: "e", "detail-type": "call", source: "aws.x", detail: { eventID: "1" } };
      const [what = ""] =
        / on (.*?), from /.exec(String(targets[0]?.InputTransformer?.InputTemplate))?.slice(1) ??
        [];
      expect(transformEvent(event, targets[1]?.InputTransformer)).toEqual({
        id: "e",
        "detail-type": "call",
        detail: { eventID: "1" },
        tampering: what,
      });
      const { InputPathsMap = {}, InputTemplate = "" } = targets[0]?.InputTransformer ?? {};
      const used = [...InputTemplate.matchAll(/<(\w+)>/g)].map(([, name]) => name);
      expect(new Set(used)).toEqual(new Set(Object.keys(InputPathsMap)));
      expect(typeof JSON.parse(InputTemplate)).toBe("string");
      // "Amazon EventBridge quotas", Amazon EventBridge User Guide.
      expect(JSON.stringify(EventPattern).length).toBeLessThanOrEqual(2048);
    }
  });
});
