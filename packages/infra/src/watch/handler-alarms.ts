import type { WatchedFunction } from "./pipeline.ts";
import {
  metric,
  nothingFor,
  once,
  type WatchAlarm,
  type WatchedMetric,
  type WatchRequest,
} from "./watch-alarm.ts";

/** Alarms on what the handler counts itself; packages/handler/README.md has its metrics. */
export function handlerAlarms(
  { functionName: FunctionName }: WatchedFunction,
  { quietFunctionHours }: WatchRequest,
): readonly WatchAlarm[] {
  const own = (name: string): WatchedMetric => metric("LogCritical", name, { FunctionName });
  return [
    {
      id: "alerts-failed",
      description:
        "Alerts did not reach all of their topics, or their fate is unknown. The function's log has " +
        "them whole, and says what SNS answered.",
      metric: own("Failed"),
      ...once,
    },
    {
      id: "state-failures",
      description:
        "The state table did not answer. Alerts go out all the same, and may repeat; counts of the " +
        "massive rules are of one runtime only.",
      metric: own("StateFailures"),
      ...once,
    },
    {
      id: "unreadable",
      description:
        "Lines came that are no records. The function's log names each, with its beginning; somebody " +
        "may be writing into the trail's log group.",
      metric: own("Unreadable"),
      ...once,
    },
    {
      id: "function-quiet",
      description:
        `The function was handed no record for ${quietFunctionHours} h. See delivery-errors, and ` +
        "whether the subscription is there; if days as quiet as this are usual, raise " +
        "watch.quietFunctionHours.",
      metric: own("Records"),
      ...nothingFor(quietFunctionHours),
    },
  ];
}
