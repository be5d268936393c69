import { filtersVersion } from "@logcritical/handler/settings";
import type { Problem, Result } from "@logcritical/rules";
import { Annotations } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { AlarmPlan } from "../alarms/alarm-plan.ts";
import { AlertDashboard } from "../alarms/alert-dashboard.ts";
import { AlertTopics } from "../alarms/alert-topics.ts";
import { type BudgetedFilter, checkBudget } from "../alarms/budget.ts";
import type { AlertsOptions } from "../alarms/options.ts";
import { planAlarms } from "../alarms/plan-alarms.ts";
import { RuleAlarms } from "../alarms/rule-alarms.ts";
import { AlertFunction } from "../delivery/alert-function.ts";
import { KinesisSubscription } from "../delivery/kinesis-subscription.ts";
import { LogsSubscription } from "../delivery/logs-subscription.ts";
import { pipelineNames } from "../delivery/pipeline-names.ts";
import { planSubscription } from "../delivery/plan-subscription.ts";
import { planSettings, SettingsDocument } from "../delivery/settings-document.ts";
import { StateTable } from "../delivery/state-table.ts";
import type { Environment } from "../environment/environment.ts";
import { EncryptionKey } from "../foundation/encryption-key.ts";
import { watchedTrail } from "../trail/watched-trail.ts";
import { SecurityStack } from "./security-stack.ts";

/** What the alerting stack needs beside its environment. */
export interface AlertingProps {
  readonly alerts: AlertsOptions;
  /** The handler's bundle. */
  readonly code: Code;
}

/**
 * Alarms and the function: `cloudtrailalarms.global`, `cloudwatchsubs.global` and
 * `cloudwatchsubs_kinesis.global` of 2016.
 */
export class AlertingStack extends SecurityStack {
  readonly topics: AlertTopics;
  readonly alarms: RuleAlarms;
  readonly function: AlertFunction | undefined;

  constructor(scope: Construct, environment: Environment, props: AlertingProps) {
    super(scope, "alerting", {
      environment,
      description: "LogCritical: metric filters, alarms, topics and the alerting function",
    });
    const { alerts, code } = props;
    const encryptionKey = new EncryptionKey(this, "Key", {
      alias: this.names.local("alerting"),
      description: "Encrypts alerts, the function and what it remembers",
    });
    this.topics = new AlertTopics(this, "Topics", {
      ...alerts,
      nameOf: this.names.local,
      encryptionKey,
    });
    const { logGroupName } = watchedTrail(environment);
    const filters = this.#planFilters(environment);
    const alarmPlan = this.#valueOf(
      planAlarms({
        ...alerts,
        settings: environment.settings,
        account: environment.account,
        topics: this.topics.arns(),
      }),
      { alarms: [], left: [] },
    );
    const metricFilters = alarmPlan.alarms.flatMap((alarm) => alarm.filters);
    const excess = checkBudget({ metricFilters, subscriptions: filters });
    this.#report(excess);
    this.alarms = new RuleAlarms(this, "Alarms", {
      // Far too many would be more than a stack takes, and the CDK would say only that.
      plan: excess.length === 0 ? alarmPlan : { ...alarmPlan, alarms: [] },
      logGroupName,
      prefix: this.names.prefix,
      topics: this.topics,
    });
    this.function = this.#createFunction(environment, { encryptionKey, code, filters });
    if (this.function === undefined) this.#warnOfUntold(alarmPlan);
    if (alerts.dashboard) {
      new AlertDashboard(this, "Dashboard", {
        dashboardName: this.names.prefix,
        alarms: this.alarms,
        ...(this.function === undefined ? {} : { function: this.function }),
      });
    }
  }

  #planFilters({ delivery, settings }: Environment): readonly BudgetedFilter[] {
    if (delivery.by === "none") return [];
    const plan = planSubscription(settings, delivery.subscriptions);
    return this.#valueOf(plan, { filters: [], inactive: [] }).filters;
  }

  #createFunction(environment: Environment, parts: FunctionParts): AlertFunction | undefined {
    const { delivery, settingsDocument } = environment;
    const { encryptionKey, code, filters } = parts;
    if (delivery.by === "none") return undefined;
    const {
      functionName,
      failureQueueName,
      tableName,
      parameterName,
      streamName,
      subscriptionPrefix,
    } = pipelineNames(this.names);
    const alertFunction = new AlertFunction(this, "Function", {
      ...delivery,
      functionName,
      failureQueueName,
      code,
      encryptionKey,
      topics: this.topics,
      filtersVersion: filtersVersion(environment.settings),
      stateTable: new StateTable(this, "State", {
        tableName,
        encryptionKey,
      }),
      settings: new SettingsDocument(this, "Settings", {
        parameterName,
        plan: this.#valueOf(planSettings(settingsDocument, delivery.settingsIn), {
          text: "{}",
          as: "standard",
        }),
      }),
    });
    const { logGroupName } = watchedTrail(environment);
    if (delivery.by === "logs") {
      new LogsSubscription(this, "Subscription", {
        logGroupName,
        namePrefix: subscriptionPrefix,
        filters,
        function: alertFunction.function,
      });
    } else {
      new KinesisSubscription(this, "Subscription", {
        logGroupName,
        streamName,
        stream: delivery.stream,
        encryptionKey,
        filters,
        function: alertFunction,
      });
    }
    return alertFunction;
  }

  /** Without the function nobody hears of what CloudWatch cannot say. */
  #warnOfUntold({ left }: AlarmPlan): void {
    const untold = left.filter(({ kind }) => kind === "too-wide").map(({ ruleId }) => ruleId);
    if (untold.length === 0) return;
    const message =
      `Nobody is told of ${untold.join(", ")}: only the function can tell these rules. Set ` +
      "delivery.by to logs or kinesis, or switch them off in the settings.";
    Annotations.of(this).addWarningV2("logcritical:untold-rules", message);
  }

  /** The value, or in its place one that deploys nothing, with every problem as an error of synth. */
  #valueOf<T>(result: Result<T>, otherwise: T): T {
    if (result.ok) return result.value;
    this.#report(result.problems);
    return otherwise;
  }

  #report(problems: readonly Problem[]): void {
    for (const { message } of problems) Annotations.of(this).addError(message);
  }
}

interface FunctionParts {
  readonly encryptionKey: EncryptionKey;
  readonly code: Code;
  readonly filters: readonly BudgetedFilter[];
}
