import { ArnFormat, Stack } from "aws-cdk-lib";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { topicPurpose } from "../alarms/alert-topics.ts";
import type { Recipients } from "../alarms/options.ts";
import type { Names } from "../environment/names.ts";
import { Heartbeat } from "./heartbeat.ts";
import { listTampering } from "./list-tampering.ts";
import type { WatchOptions } from "./options.ts";
import type { Pipeline } from "./pipeline.ts";
import { PipelineAlarms } from "./pipeline-alarms.ts";
import { planWatchAlarms } from "./plan-watch-alarms.ts";
import { TamperRules } from "./tamper-rules.ts";
import { WatchTopic } from "./watch-topic.ts";

/** What is watched, how it is judged, and who hears of it. */
export interface PipelineWatchProps extends Omit<WatchOptions, "recipients"> {
  readonly pipeline: Pipeline;
  readonly names: Names;
  readonly recipients: Recipients;
}

/**
 * The watcher's watcher: who tells that alerts no longer come, or are about to. It knows the
 * pipeline by its names only, so that it can stand in a stack of its own.
 */
export class PipelineWatch extends Construct {
  readonly topic: WatchTopic;
  /** Lets EventBridge wake the function, which has to be there first; absent where there is none. */
  readonly permission: CfnPermission | undefined;

  constructor(scope: Construct, id: string, props: PipelineWatchProps) {
    super(scope, id);
    const { pipeline, names, recipients, reportHour } = props;
    const stack = Stack.of(this);
    const prefix = names.local("watch");
    this.topic = new WatchTopic(this, "Topic", { topicName: prefix, recipients });
    const heartbeatRuleName = `${prefix}-report`;
    const undeliveredQueueName = `${prefix}-undelivered`;
    const functionARN = functionARNOf(stack, pipeline);
    new TamperRules(this, "Tampering", {
      tampering: listTampering(pipeline),
      prefix,
      topic: this.topic,
      undeliveredQueueName,
      ...(functionARN === undefined ? {} : { functionARN }),
    });
    new PipelineAlarms(this, "Alarms", {
      alarms: planWatchAlarms({
        ...props,
        heartbeatRuleName,
        watchTopicName: prefix,
        undeliveredQueueName,
      }),
      prefix,
      topic: this.topic.topic,
      otherTopicARN: stack.formatArn({
        service: "sns",
        resource: names.local(topicPurpose("InfosecEmail")),
      }),
    });
    if (functionARN === undefined) return;
    new Heartbeat(this, "Report", { ruleName: heartbeatRuleName, functionARN, hour: reportHour });
    // For the daily report and for tampering; EventBridge names the rule, and never an account.
    this.permission = new CfnPermission(this, "Permission", {
      functionName: functionARN,
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: stack.formatArn({
        service: "events",
        resource: "rule",
        resourceName: `${prefix}-*`,
      }),
    });
  }
}

function functionARNOf(stack: Stack, { function: own }: Pipeline): string | undefined {
  if (own === undefined) return undefined;
  return stack.formatArn({
    service: "lambda",
    resource: "function",
    resourceName: own.functionName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
