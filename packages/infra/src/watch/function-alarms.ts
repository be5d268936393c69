import type { WatchedFunction } from "./pipeline.ts";
import {
  metric,
  nothingFor,
  once,
  type WatchAlarm,
  type WatchedMetric,
  type WatchRequest,
} from "./watch-alarm.ts";

/** Alarms on the function, and on what it keeps and leaves behind. */
export function functionAlarms(own: WatchedFunction, request: WatchRequest): readonly WatchAlarm[] {
  const { functionName: FunctionName, timeoutSeconds } = own;
  const log = `CloudWatch Logs, /aws/lambda/${FunctionName}`;
  const ofFunction = (name: string): WatchedMetric => metric("AWS/Lambda", name, { FunctionName });
  return [
    {
      id: "function-errors",
      description: `The function failed: ${log} says why. Lambda tries again; what fails to the last waits in ${own.failureQueueName}.`,
      metric: ofFunction("Errors"),
      ...once,
    },
    {
      id: "function-throttles",
      description:
        "The function was refused for lack of concurrency: raise delivery.reservedConcurrency. " +
        "Deliveries wait and come again, for up to 6 h.",
      metric: ofFunction("Throttles"),
      ...once,
    },
    {
      id: "function-slow",
      description:
        `One delivery in a hundred takes over 80 % of the ${timeoutSeconds} s that it has. Raise ` +
        "delivery.memoryMB, which is CPU too, or delivery.timeoutSeconds; see in X-Ray what waits.",
      metric: ofFunction("Duration"),
      statistic: "p99",
      periodSeconds: 300,
      periods: 1,
      threshold: timeoutSeconds * 1000 * 0.8,
      isFloor: false,
    },
    ...stateAlarms(own, request),
  ];
}

function stateAlarms(own: WatchedFunction, request: WatchRequest): readonly WatchAlarm[] {
  const { tableName: TableName } = own;
  return [
    {
      id: "failures-waiting",
      description:
        `Deliveries that failed to the last wait in ${own.failureQueueName}, for 14 days. Mend the ` +
        "cause, then: logcritical redrive.",
      metric: metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", {
        QueueName: own.failureQueueName,
      }),
      ...once,
      statistic: "Maximum",
    },
    ...(["Read", "Write"] as const).map((way) => ({
      id: `state-${way.toLowerCase()}s-throttled`,
      description: `The table ${TableName} refuses ${way.toLowerCase()}s for their number: until it has grown, alerts may repeat. If it stays, look for a storm of one rule.`,
      metric: metric("AWS/DynamoDB", `${way}ThrottleEvents`, { TableName }),
      ...once,
    })),
    {
      id: "report-missing",
      description:
        "The daily report was not sent for 26 h, and nobody knows whether alerts would arrive. Right " +
        "after the first deployment that is so until the first report; else see " +
        `whether the rule is there and enabled: aws events describe-rule --name ${request.heartbeatRuleName}.`,
      metric: metric("AWS/Events", "Invocations", { RuleName: request.heartbeatRuleName }),
      ...nothingFor(26),
    },
  ];
}
