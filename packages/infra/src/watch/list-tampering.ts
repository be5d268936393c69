import { functionTampering } from "./function-tampering.ts";
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

/**
 * A deployment rewrites dozens of alarms and filters at once, and would bury what matters; that a
 * stack was changed is itself told, by the rule `cloudformation-change`.
 */
const deployments = "cloudformation.amazonaws.com";

function storeTampering(pipeline: Pipeline): readonly Tampering[] {
  const { bucketNames, logGroupName, function: own } = pipeline;
  const groups = [logGroupName, ...(own === undefined ? [] : [`/aws/lambda/${own.functionName}`])];
  // A log group's ARN may end with `:*`, which stands for its streams.
  const identifiers = groups.flatMap((group) => [{ suffix: group }, { suffix: `${group}:*` }]);
  const onGroups = {
    eventSource: "logs.amazonaws.com",
    among: [
      parameter("logGroupName", ...groups),
      parameter("logGroupIdentifier", ...identifiers),
      parameter("resourceIdentifier", ...identifiers),
    ],
  };
  const logGroups: Tampering = {
    ...onGroups,
    id: "log-groups",
    what: "a log group",
    eventNames: starting(
      "DeleteLogGroup",
      "DeleteLogStream",
      "DeleteMetricFilter",
      "DeleteSubscriptionFilter",
      // Both change what filters see of a record: the one masks it, the other rewrites it.
      "PutDataProtectionPolicy",
      "PutTransformer",
      // Also by a deployment: what it forwards no longer is gone before the deployment is told.
      "PutSubscriptionFilter",
      "AssociateKmsKey",
      "DisassociateKmsKey",
    ),
  };
  const filters: Tampering = {
    ...onGroups,
    id: "filters",
    what: "a metric filter or the retention of a log group",
    eventNames: starting("PutMetricFilter", "PutRetentionPolicy"),
    exceptBy: deployments,
  };
  const buckets: Tampering = {
    id: "buckets",
    what: "the trail's bucket",
    eventSource: "s3.amazonaws.com",
    eventNames: starting("DeleteBucket", "PutBucket", "DeletePublicAccessBlock", "PutObjectLock"),
    among: [parameter("bucketName", ...bucketNames)],
  };
  const accountPolicies: Tampering = {
    id: "account-policies",
    what: "a policy on all log groups",
    eventSource: "logs.amazonaws.com",
    eventNames: ["PutAccountPolicy"],
    among: [],
  };
  return [logGroups, filters, accountPolicies, ...(bucketNames.length === 0 ? [] : [buckets])];
}

function alarmTampering({ prefix }: Pipeline): readonly Tampering[] {
  const ours: Match = { prefix: `${prefix}-` };
  const topic: Match = { wildcard: `arn:*:sns:*:${prefix}-*` };
  return [
    {
      id: "alarms",
      what: "an alarm",
      eventSource: "monitoring.amazonaws.com",
      eventNames: ["DeleteAlarms", "DisableAlarmActions", "SetAlarmState"],
      among: [parameter("alarmNames", ours), parameter("alarmName", ours)],
    },
    {
      // Not by what is muted, which a rule may name in several ways; such calls are rare.
      id: "alarms-muted",
      what: "whether alarms are heard",
      eventSource: "monitoring.amazonaws.com",
      eventNames: ["PutAlarmMuteRule"],
      among: [],
    },
    {
      id: "alarms-rewritten",
      what: "what an alarm asks or tells",
      eventSource: "monitoring.amazonaws.com",
      eventNames: ["PutMetricAlarm"],
      among: [parameter("alarmName", ours)],
      exceptBy: deployments,
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
    {
      // The account's own: a spending limit of nothing, after which no phone is called.
      id: "sms",
      what: "whether text messages are sent",
      eventSource: "sns.amazonaws.com",
      eventNames: ["SetSMSAttributes"],
      among: [],
    },
  ];
}

/**
 * Whoever deletes or rewrites the rule that would tell it is told of by its twin. A deployment writes
 * all of them at once, the first one included, and as many SMS use up what the account may spend on
 * them in a month.
 */
function ruleTampering({ prefix }: Pipeline): readonly Tampering[] {
  const rules = (...is: readonly Match[]): readonly Place[] => [
    parameter("name", ...is),
    parameter("rule", ...is),
  ];
  const what = "a rule that listens for tampering";
  const eventSource = "events.amazonaws.com";
  const silencing = ["DisableRule", "DeleteRule", "RemoveTargets"];
  const rewriting = ["PutRule", "PutTargets"];
  const ours = rules({ prefix: `${prefix}-watch-` });
  return [
    { id: "rules", what, eventSource, eventNames: silencing, among: ours },
    {
      id: "rules-rewritten",
      what,
      eventSource,
      eventNames: rewriting,
      among: ours,
      exceptBy: deployments,
    },
    {
      id: "rules-twin",
      what,
      eventSource,
      eventNames: [...silencing, ...rewriting],
      among: rules(`${prefix}-watch-rules`, `${prefix}-watch-rules-rewritten`),
    },
  ];
}
