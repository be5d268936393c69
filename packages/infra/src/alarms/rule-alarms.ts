import { Annotations } from "aws-cdk-lib";
import { CfnAlarm } from "aws-cdk-lib/aws-cloudwatch";
import { CfnMetricFilter, CfnQueryDefinition } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { AlarmPlan, AlarmSpec } from "./alarm-plan.ts";
import type { AlertTopics } from "./alert-topics.ts";
import { describeAlarm } from "./describe-alarm.ts";

/** What is deployed of a plan, on which log group, and who hears of it. */
export interface RuleAlarmsProps {
  readonly plan: AlarmPlan;
  readonly logGroupName: string;
  /** Names of alarms, filters and queries begin with it: `acme-prod`. */
  readonly prefix: string;
  readonly topics: AlertTopics;
}

/** The alarm of a rule, as deployed. */
export interface DeployedAlarm {
  readonly spec: AlarmSpec;
  readonly alarm: CfnAlarm;
}

/**
 * For each alarm of a plan: metric filters, one metric, the alarm on it, and a saved query that
 * shows the records, for the alarm itself cannot. They need no code of ours to ring.
 */
export class RuleAlarms extends Construct {
  readonly alarms: readonly DeployedAlarm[];
  readonly metricNamespace: string;

  constructor(scope: Construct, id: string, props: RuleAlarmsProps) {
    super(scope, id);
    this.metricNamespace = `LogCritical/${props.prefix}`;
    this.alarms = props.plan.alarms.map((spec) => ({ spec, alarm: this.#deploy(spec, props) }));
    for (const { ruleId, reason } of props.plan.left) {
      Annotations.of(this).addInfo(`No alarm for ${ruleId}: ${reason}`);
    }
  }

  #deploy(spec: AlarmSpec, { logGroupName, prefix, topics }: RuleAlarmsProps): CfnAlarm {
    const metricName = spec.id;
    for (const { id, pattern } of spec.filters) {
      new CfnMetricFilter(this, `${id}-filter`, {
        filterName: `${prefix}-${id}`,
        logGroupName,
        filterPattern: pattern,
        // Without a default value: zeros would be billed, and Average would never reach one.
        metricTransformations: [
          { metricNamespace: this.metricNamespace, metricName, metricValue: "1", unit: "Count" },
        ],
      });
    }
    const queryName = `${this.metricNamespace}/${spec.id}`;
    new CfnQueryDefinition(this, `${spec.id}-query`, {
      name: queryName,
      logGroupNames: [logGroupName],
      queryString: spec.query,
    });
    const actions = topics.all().filter(({ name }) => spec.topics.includes(name));
    return new CfnAlarm(this, `${spec.id}-alarm`, {
      alarmName: `${prefix}-${spec.id}`,
      alarmDescription: describeAlarm(spec, { queryName }),
      namespace: this.metricNamespace,
      metricName,
      statistic: "Sum",
      unit: "Count",
      period: spec.periodSeconds,
      evaluationPeriods: 1,
      threshold: spec.threshold,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: actions.map(({ topic }) => topic.topicArn),
    });
  }
}
