import type { ClientConfig } from "./client-config.ts";

/** Which metric, and how far back. */
export interface MetricQuestion {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  /** `Sum` unless given. */
  readonly statistic?: "Sum" | "Maximum";
  readonly hours: number;
  readonly nowMs: number;
}

/** The sum, or the largest value, of a metric over the last hours; 0 where it has no data. */
export async function sumOf(config: ClientConfig, question: MetricQuestion): Promise<number> {
  const { CloudWatchClient, GetMetricStatisticsCommand } = await import(
    "@aws-sdk/client-cloudwatch"
  );
  const { namespace, metric, dimensions = {}, statistic = "Sum", hours, nowMs } = question;
  const { Datapoints = [] } = await new CloudWatchClient(config).send(
    new GetMetricStatisticsCommand({
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      Statistics: [statistic],
      // One data point an hour keeps every question within the 1,440 that an answer may hold.
      Period: 3600,
      StartTime: new Date(nowMs - hours * 3_600_000),
      EndTime: new Date(nowMs),
    }),
  );
  const values = Datapoints.map((point) => point[statistic] ?? 0);
  return statistic === "Sum"
    ? values.reduce((sum, value) => sum + value, 0)
    : Math.max(0, ...values);
}
