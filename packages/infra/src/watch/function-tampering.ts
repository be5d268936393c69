import type { Pipeline, WatchedFunction } from "./pipeline.ts";
import { type Match, parameter, starting, type Tampering } from "./tampering.ts";

/** Tampering with the function and with what it reads, keeps and leaves behind. */
export function functionTampering({ function: own }: Pipeline): readonly Tampering[] {
  return own === undefined ? [] : [...ownTampering(own), ...stateTampering(own)];
}

function ownTampering(own: WatchedFunction): readonly Tampering[] {
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

function stateTampering(own: WatchedFunction): readonly Tampering[] {
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
      // Under another key the function could read nothing.
      "StartStreamEncryption",
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
