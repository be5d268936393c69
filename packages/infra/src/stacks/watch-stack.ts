import { ArnFormat } from "aws-cdk-lib";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { topicPurpose } from "../alarms/alert-topics.ts";
import type { AlertsOptions } from "../alarms/options.ts";
import type { Environment } from "../environment/environment.ts";
import { Heartbeat } from "../watch/heartbeat.ts";
import { listTampering } from "../watch/list-tampering.ts";
import { describePipeline, type Pipeline } from "../watch/pipeline.ts";
import { PipelineAlarms } from "../watch/pipeline-alarms.ts";
import { planWatchAlarms } from "../watch/plan-watch-alarms.ts";
import { TamperRules } from "../watch/tamper-rules.ts";
import { WatchTopic } from "../watch/watch-topic.ts";
import { SecurityStack } from "./security-stack.ts";

/** The watcher's watcher: who tells that alerts no longer come, or are about to. */
export class WatchStack extends SecurityStack {
  constructor(scope: Construct, environment: Environment, alerts: AlertsOptions) {
    super(scope, "watch", {
      environment,
      description: "LogCritical: alarms on its own pipeline, tampering with it, the daily report",
    });
    const { watch } = environment;
    const pipeline = describePipeline(environment, alerts);
    const prefix = this.names.local("watch");
    const topic = new WatchTopic(this, "Topic", {
      topicName: prefix,
      recipients: watch.recipients ?? alerts.infosec,
    });
    const heartbeatRuleName = `${prefix}-report`;
    const undeliveredQueueName = `${prefix}-undelivered`;
    const functionARN = this.#functionARN(pipeline);
    new TamperRules(this, "Tampering", {
      tampering: listTampering(pipeline),
      prefix,
      topic,
      undeliveredQueueName,
      ...(functionARN === undefined ? {} : { functionARN }),
    });
    new PipelineAlarms(this, "Alarms", {
      alarms: planWatchAlarms({
        ...watch,
        pipeline,
        heartbeatRuleName,
        watchTopicName: prefix,
        undeliveredQueueName,
      }),
      prefix,
      topic: topic.topic,
      otherTopicARN: this.formatArn({
        service: "sns",
        resource: this.names.local(topicPurpose("InfosecEmail")),
      }),
    });
    if (functionARN === undefined) return;
    new Heartbeat(this, "Report", {
      ruleName: heartbeatRuleName,
      functionARN,
      hour: watch.reportHour,
    });
    // For the daily report and for tampering; EventBridge names the rule, and never an account.
    new CfnPermission(this, "Permission", {
      functionName: functionARN,
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: this.formatArn({
        service: "events",
        resource: "rule",
        resourceName: `${prefix}-*`,
      }),
    });
  }

  #functionARN({ function: own }: Pipeline): string | undefined {
    if (own === undefined) return undefined;
    return this.formatArn({
      service: "lambda",
      resource: "function",
      resourceName: own.functionName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
