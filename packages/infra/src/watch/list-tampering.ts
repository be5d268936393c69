import type { Pipeline } from "./pipeline.ts";
import { type Match, type Place, parameter, starting, type Tampering } from "./tampering.ts";

/**
 * Lists what to listen for. Sources of the names of calls and of their parameters: the services' API
 * references, and for the versions that Lambda's records carry "Logging AWS Lambda API calls using
 * AWS CloudTrail". Changes of IAM roles are not among them, as IAM's records reach EventBridge in
 * us-east-1 only: the rule `iam-change` tells these.
 */
export function listTampering(pipeline: Pipeline): readonly Tampering[] {
  return [
    ...trailTampering(pipeline),
    ...storeTampering(pipeline),
    ...alarmTampering(pipeline),
    ...functionTampering(pipeline),
    ...stateTampering(pipeline),
    ...ruleTampering(pipeline),
  ];
}

function trailTampering({ trailName }: Pipeline): readonly Tampering[] {
  const trail: readonly Match[] = [trailName, { suffix: `:trail/${trailName}` }];
  return [
    {
      id: "trail",
      what: "the trail",
      eventSource: "cloudtrail.amazonaws.com",
      eventNames: [
        "StopLogging",
        "DeleteTrail",
        "UpdateTrail",
        ...starting("PutEventSelectors", "PutInsightSelectors"),
      ],
      among: [parameter("name", ...trail), parameter("trailName", ...trail)],
    },
    {
      // Not by its id: keys of other stacks are among those that matter, and such calls are rare.
      id: "keys",
      what: "an encryption key",
      eventSource: "kms.amazonaws.com",
      eventNames: [
        "DisableKey",
        "ScheduleKeyDeletion",
        "PutKeyPolicy",
        "DeleteImportedKeyMaterial",
      ],
      among: [],
    },
    {
      id: "config",
      what: "AWS Config",
      eventSource: "config.amazonaws.com",
      eventNames: [
        "StopConfigurationRecorder",
        "DeleteConfigurationRecorder",
        "DeleteDeliveryChannel",
      ],
      among: [],
    },
  ];
}

function storeTampering(pipeline: Pipeline): readonly Tampering[] {
  const { bucketNames, logGroupName, function: own } = pipeline;
  const groups = [logGroupName, ...(own === undefined ? [] : [`/aws/lambda/${own.functionName}`])];
  const logGroups: Tampering = {
    id: "log-groups",
    what: "a log group or its filters",
    eventSource: "logs.amazonaws.com",
    eventNames: starting(
      "DeleteLogGroup",
      "DeleteLogStream",
      "DeleteMetricFilter",
      "DeleteSubscriptionFilter",
      "PutMetricFilter",
      "PutSubscriptionFilter",
      "PutRetentionPolicy",
      "AssociateKmsKey",
      "DisassociateKmsKey",
    ),
    among: [
      parameter("logGroupName", ...groups),
      ...groups.map((group) => parameter("logGroupIdentifier", { suffix: group })),
      ...groups.map((group) => parameter("resourceIdentifier", { suffix: group })),
    ],
  };
  const buckets: Tampering = {
    id: "buckets",
    what: "the trail's bucket",
    eventSource: "s3.amazonaws.com",
    eventNames: starting("DeleteBucket", "PutBucket", "DeletePublicAccessBlock", "PutObjectLock"),
    among: [parameter("bucketName", ...bucketNames)],
  };
  return bucketNames.length === 0 ? [logGroups] : [logGroups, buckets];
}

function alarmTampering({ prefix }: Pipeline): readonly Tampering[] {
  const ours: Match = { prefix: `${prefix}-` };
  const topic: Match = { wildcard: `arn:*:sns:*:${prefix}-*` };
  return [
    {
      id: "alarms",
      what: "an alarm",
      eventSource: "monitoring.amazonaws.com",
      eventNames: ["DeleteAlarms", "DisableAlarmActions", "PutMetricAlarm", "SetAlarmState"],
      among: [parameter("alarmNames", ours), parameter("alarmName", ours)],
    },
    {
      id: "topics",
      what: "a topic or who is subscribed to it",
      eventSource: "sns.amazonaws.com",
      eventNames: [
        "Unsubscribe",
        "DeleteTopic",
        "SetTopicAttributes",
        "SetSubscriptionAttributes",
        "RemovePermission",
        "PutDataProtectionPolicy",
      ],
      among: [
        parameter("topicArn", topic),
        parameter("subscriptionArn", topic),
        parameter("resourceArn", topic),
      ],
    },
  ];
}

function functionTampering({ function: own }: Pipeline): readonly Tampering[] {
  if (own === undefined) return [];
  const { functionName, failureQueueName, parameterName } = own;
  return [
    {
      id: "function",
      what: "the alerting function",
      eventSource: "lambda.amazonaws.com",
      // Records add the version of the API to the name: UpdateFunctionCode20150331v2.
      eventNames: starting(
        "UpdateFunctionCode",
        "UpdateFunctionConfiguration",
        "UpdateFunctionEventInvokeConfig",
        "PutFunctionConcurrency",
        "PutFunctionEventInvokeConfig",
        "PutRuntimeManagementConfig",
        "DeleteFunction",
        "RemovePermission",
        "UpdateEventSourceMapping",
        "DeleteEventSourceMapping",
      ),
      among: [
        parameter(
          "functionName",
          functionName,
          { prefix: `${functionName}:` },
          { wildcard: `*:function:${functionName}*` },
        ),
        {
          path: ["responseElements", "functionArn"],
          is: [{ wildcard: `*:function:${functionName}*` }],
        },
      ],
    },
    {
      id: "settings",
      what: "the settings",
      eventSource: "ssm.amazonaws.com",
      eventNames: ["PutParameter", "DeleteParameter", "DeleteParameters"],
      among: [parameter("name", parameterName), parameter("names", parameterName)],
    },
    {
      id: "queue",
      what: "the queue of failed deliveries",
      eventSource: "sqs.amazonaws.com",
      eventNames: ["DeleteQueue", "PurgeQueue", "SetQueueAttributes", "RemovePermission"],
      among: [parameter("queueUrl", { suffix: `/${failureQueueName}` })],
    },
  ];
}

function stateTampering({ function: own }: Pipeline): readonly Tampering[] {
  if (own === undefined) return [];
  const { tableName, by, streamName } = own;
  const table: readonly Match[] = [tableName, { suffix: `:table/${tableName}` }];
  const state: Tampering = {
    id: "state",
    what: "the state table",
    eventSource: "dynamodb.amazonaws.com",
    eventNames: [
      "DeleteTable",
      "UpdateTable",
      "UpdateTimeToLive",
      "UpdateContinuousBackups",
      "PutResourcePolicy",
    ],
    among: [parameter("tableName", ...table), parameter("resourceArn", ...table)],
  };
  const stream: Tampering = {
    id: "stream",
    what: "the stream of records",
    eventSource: "kinesis.amazonaws.com",
    eventNames: [
      "DeleteStream",
      "DecreaseStreamRetentionPeriod",
      "StopStreamEncryption",
      "UpdateShardCount",
      "UpdateStreamMode",
    ],
    among: [
      parameter("streamName", streamName),
      parameter("streamARN", { suffix: `:stream/${streamName}` }),
    ],
  };
  return by === "logs" ? [state] : [state, stream];
}

/** Whoever deletes the rule that would tell it is told of by its twin. */
function ruleTampering({ prefix }: Pipeline): readonly Tampering[] {
  const rules = (...is: readonly Match[]): readonly Place[] => [
    parameter("name", ...is),
    parameter("rule", ...is),
  ];
  const common = {
    what: "a rule that listens for tampering",
    eventSource: "events.amazonaws.com",
    eventNames: ["DisableRule", "DeleteRule", "PutRule", "RemoveTargets", "PutTargets"],
  };
  return [
    { ...common, id: "rules", among: rules({ prefix: `${prefix}-watch-` }) },
    { ...common, id: "rules-twin", among: rules(`${prefix}-watch-rules`) },
  ];
}
