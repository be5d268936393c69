import { severities } from "@logcritical/rules";
import { Duration } from "aws-cdk-lib";
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  LogQueryWidget,
  Metric,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { AlertFunction } from "../delivery/alert-function.ts";
import type { DeployedAlarm, RuleAlarms } from "./rule-alarms.ts";

/** What is shown, and where. */
export interface AlertDashboardProps {
  readonly dashboardName: string;
  readonly alarms: RuleAlarms;
  /** Left out where alarms are all that is deployed. */
  readonly function?: AlertFunction;
}

/** Half of the grid's 24 columns. */
const half = 12;

/**
 * One page that says what is ringing, how often each rule counted, what was told last, and whether
 * the function keeps up.
 */
export class AlertDashboard extends Construct {
  constructor(scope: Construct, id: string, props: AlertDashboardProps) {
    super(scope, id);
    const { dashboardName, alarms } = props;
    new Dashboard(this, "Dashboard", {
      dashboardName,
      defaultInterval: Duration.days(1),
      widgets: [
        [title(`# ${dashboardName}\nWhat is ringing, most urgent first, and what was counted.`)],
        ...severities.flatMap((severity) => alarmRow(severity, alarms)),
        ...(props.function === undefined ? [] : functionRows(props.function)),
      ],
    });
  }
}

function title(markdown: string): IWidget {
  return new TextWidget({ markdown, width: 2 * half, height: 2 });
}

function alarmRow(severity: string, { alarms, metricNamespace }: RuleAlarms): IWidget[][] {
  const own = alarms.filter(({ spec }) => spec.rule.severity === severity);
  if (own.length === 0) return [];
  const name = severity.charAt(0).toUpperCase() + severity.slice(1);
  return [
    [
      new AlarmStatusWidget({
        title: `${name}: ringing now`,
        alarms: own.map(({ alarm }) => alarm),
        width: half,
        height: 6,
      }),
      new GraphWidget({
        title: `${name}: counted`,
        left: own.map((each) => countOf(each, metricNamespace)),
        width: half,
        height: 6,
      }),
    ],
  ];
}

function countOf({ spec }: DeployedAlarm, namespace: string): Metric {
  return new Metric({ namespace, metricName: spec.id, statistic: "Sum", label: spec.rule.title });
}

function functionRows({ function: lambda, failures, logGroup }: AlertFunction): IWidget[][] {
  const own = (metricName: string): Metric =>
    new Metric({
      namespace: "LogCritical",
      metricName,
      dimensionsMap: { FunctionName: lambda.functionName },
      statistic: "Sum",
      label: metricName,
    });
  return [
    [title("# The function\nWhat it was handed, what it told, and what it could not.")],
    [
      new GraphWidget({
        title: "Told",
        left: ["Findings", "Merged", "Suppressed", "Published", "Failed"].map(own),
        right: [own("Records")],
        width: half,
      }),
      new GraphWidget({
        title: "Runs",
        left: [lambda.metricInvocations(), lambda.metricErrors(), lambda.metricThrottles()],
        right: [
          lambda.metricDuration({ statistic: "p99", label: "Duration, p99" }),
          failures.metricApproximateNumberOfMessagesVisible({ label: "Waiting for a person" }),
        ],
        width: half,
      }),
    ],
    [
      new LogQueryWidget({
        title: "Told last",
        logGroupNames: [logGroup.logGroupName],
        queryLines: [
          "fields @timestamp, alert.severity, alert.title, alert.actor.name, alert.action",
          'filter message = "alert"',
          "sort @timestamp desc",
          "limit 20",
        ],
        width: 2 * half,
        height: 8,
      }),
    ],
  ];
}
