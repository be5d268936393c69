import type { WatchedFunction } from "./pipeline.ts";
import { metric, once, type WatchAlarm } from "./watch-alarm.ts";

/** Alarms where CloudWatch Logs invokes the function: Lambda keeps records in a queue of its own. */
export function asyncAlarms({
  functionName: FunctionName,
}: WatchedFunction): readonly WatchAlarm[] {
  return [
    {
      id: "records-late",
      description:
        "Records wait for over 10 min before the function sees them: it fails and is tried again, " +
        "or lacks concurrency. See function-errors and function-throttles.",
      metric: metric("AWS/Lambda", "AsyncEventAge", { FunctionName }),
      statistic: "Maximum",
      periodSeconds: 300,
      periods: 1,
      threshold: 600_000,
      isFloor: false,
    },
    {
      id: "records-dropped",
      description:
        "Lambda gave up on deliveries, after three attempts or 6 h. They wait in the on-failure " +
        "queue: mend the cause, then logcritical redrive.",
      metric: metric("AWS/Lambda", "AsyncEventsDropped", { FunctionName }),
      ...once,
    },
    {
      id: "records-lost",
      description:
        "Lambda gave up on deliveries and could not write them to the on-failure queue either. Find " +
        "what was in them with logcritical replay over the trail's bucket, for the time of this alarm.",
      metric: metric("AWS/Lambda", "DestinationDeliveryFailures", { FunctionName }),
      ...once,
    },
  ];
}

/** Alarms where the function reads from a stream. */
export function streamAlarms({ functionName, streamName }: WatchedFunction): readonly WatchAlarm[] {
  return [
    {
      id: "records-late",
      description:
        "Records wait in the stream for over 10 min before the function sees them: it fails and is " +
        "tried again, or is too slow. See function-errors; else add shards.",
      metric: metric("AWS/Lambda", "IteratorAge", { FunctionName: functionName }),
      statistic: "Maximum",
      periodSeconds: 300,
      periods: 1,
      threshold: 600_000,
      isFloor: false,
    },
    {
      id: "stream-full",
      description: `The stream ${streamName} refuses records for their number: raise delivery.stream.shards, or leave them out to have as many as it takes.`,
      metric: metric("AWS/Kinesis", "WriteProvisionedThroughputExceeded", {
        StreamName: streamName,
      }),
      ...once,
    },
  ];
}
