import { CfnRule } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";

/** When the function is woken, and by what name. */
export interface HeartbeatProps {
  readonly ruleName: string;
  readonly functionARN: string;
  /** 0 to 23, UTC. */
  readonly hour: number;
}

/**
 * Wakes the function once a day to send its report, which proves that every inbox still gets mail. A
 * rule and not EventBridge Scheduler: the function knows a schedule by the rule's envelope.
 */
export class Heartbeat extends Construct {
  constructor(scope: Construct, id: string, { ruleName, functionARN, hour }: HeartbeatProps) {
    super(scope, id);
    new CfnRule(this, "Rule", {
      name: ruleName,
      description: "The daily report of LogCritical",
      scheduleExpression: `cron(0 ${hour} * * ? *)`,
      targets: [{ id: "function", arn: functionARN }],
    });
  }
}
