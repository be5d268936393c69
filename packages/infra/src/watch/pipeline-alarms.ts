import { CfnAlarm } from "aws-cdk-lib/aws-cloudwatch";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { WatchAlarm, WatchedMetric } from "./watch-alarm.ts";

/** What is deployed, and who hears of it. */
export interface PipelineAlarmsProps {
  readonly alarms: readonly WatchAlarm[];
  /** The alarms' names begin with it: `acme-prod-watch`. */
  readonly prefix: string;
  readonly topic: ITopic;
  /** The ARN of a topic of the pipeline, for news that the first one is in trouble. */
  readonly otherTopicARN: string;
}

/** The alarms on the pipeline itself. */
export class PipelineAlarms extends Construct {
  constructor(scope: Construct, id: string, props: PipelineAlarmsProps) {
    super(scope, id);
    const { alarms, prefix, topic, otherTopicARN } = props;
    for (const alarm of alarms) {
      const { description, threshold, periods, isFloor } = alarm;
      new CfnAlarm(this, alarm.id, {
        alarmName: `${prefix}-${alarm.id}`,
        alarmDescription: description,
        ...measured(alarm.metric, alarm),
        evaluationPeriods: periods,
        threshold,
        comparisonOperator: isFloor ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",
        treatMissingData: isFloor ? "breaching" : "notBreaching",
        alarmActions: alarm.isOfWatch ? [topic.topicArn, otherTopicARN] : [topic.topicArn],
      });
    }
  }
}

function measured(metric: WatchedMetric, { statistic, periodSeconds: period }: WatchAlarm) {
  switch (metric.kind) {
    case "query":
      return { metrics: [{ id: "q", expression: metric.text, period, returnData: true }] };
    case "metric": {
      const { namespace, name: metricName, dimensions: by } = metric;
      const dimensions = Object.entries(by).map(([name, value]) => ({ name, value }));
      return {
        namespace,
        metricName,
        period,
        ...(dimensions.length > 0 && { dimensions }),
        ...(statistic === "p99" ? { extendedStatistic: statistic } : { statistic }),
      };
    }
  }
}
