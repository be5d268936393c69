import {
  metric,
  nothingFor,
  once,
  type WatchAlarm,
  type WatchedMetric,
  type WatchRequest,
} from "./watch-alarm.ts";

/** Alarms on the way of records from the trail to whoever reads them. */
export function trailAlarms({ pipeline, quietTrailHours }: WatchRequest): readonly WatchAlarm[] {
  const { logGroupName, trailName } = pipeline;
  // Which dimensions there are beside the log group, and how their values are spelt, is documented
  // loosely, and an alarm on a metric that does not exist is silent. A namespace without SCHEMA holds
  // them all ("Query components and syntax", Amazon CloudWatch User Guide).
  const delivery = (name: string): WatchedMetric => ({
    kind: "query",
    text: `SELECT SUM(${name}) FROM "AWS/Logs" WHERE LogGroupName = '${logGroupName}'`,
  });
  return [
    {
      id: "trail-quiet",
      description:
        `No record has come from the trail for ${quietTrailHours} h. Even an idle account calls ` +
        `itself. See whether it records: aws cloudtrail get-trail-status --name ${trailName} ` +
        "(IsLogging, LatestCloudWatchLogsDeliveryError); then the log group, its key and the " +
        "trail's role.",
      metric: metric("AWS/Logs", "IncomingLogEvents", { LogGroupName: logGroupName }),
      ...nothingFor(quietTrailHours),
    },
    {
      id: "delivery-errors",
      description:
        "CloudWatch Logs could not hand records over. Refusals are not tried again: these records " +
        "were seen by alarms only. Check the function's permission for logs.amazonaws.com, or the " +
        `role of the stream: aws logs describe-subscription-filters --log-group-name ${logGroupName}.`,
      metric: delivery("DeliveryErrors"),
      ...once,
    },
    {
      id: "delivery-throttling",
      description:
        "CloudWatch Logs is held up handing records over, and tries for 24 h. Raise the function's " +
        "reserved concurrency or the stream's shards (delivery in the environment's file).",
      metric: delivery("DeliveryThrottling"),
      ...once,
    },
  ];
}
