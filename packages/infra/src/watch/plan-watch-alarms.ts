import { functionAlarms } from "./function-alarms.ts";
import { handlerAlarms } from "./handler-alarms.ts";
import { asyncAlarms, streamAlarms } from "./record-alarms.ts";
import { topicAlarms } from "./topic-alarms.ts";
import { trailAlarms } from "./trail-alarms.ts";
import type { WatchAlarm, WatchRequest } from "./watch-alarm.ts";

/**
 * Plans the alarms on the pipeline itself, from the trail to the phones. Each has one cause and says
 * what to do about it.
 */
export function planWatchAlarms(request: WatchRequest): readonly WatchAlarm[] {
  const { pipeline } = request;
  return [
    ...trailAlarms(request),
    ...topicAlarms(request),
    ...(pipeline.function === undefined
      ? []
      : [
          ...functionAlarms(pipeline.function, request),
          ...(pipeline.function.by === "logs"
            ? asyncAlarms(pipeline.function)
            : streamAlarms(pipeline.function)),
          ...handlerAlarms(pipeline.function, request),
        ]),
  ];
}
