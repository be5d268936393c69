import { all, field, type Rule, succeeded } from "../index.ts";

/** The record of who talked to whom was switched on, or off. */
export const vpcFlowLogs: Rule = {
  id: "vpc-flow-logs",
  title: "VPC flow logs created or deleted",
  description: "Flow logs of a VPC, subnet or network interface were created or deleted.",
  severity: "medium",
  teams: ["infosec"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf("CreateFlowLogs", "DeleteFlowLogs"),
    succeeded(),
  ),
  raise: [
    {
      to: "high",
      when: field("eventName").is("DeleteFlowLogs"),
      because: "from here on nobody can tell who talked to whom",
    },
  ],
  attack: ["T1562.008"],
  runbook: [
    "See which networks are still watched: aws ec2 describe-flow-logs, against aws ec2 describe-vpcs.",
    "See what the actor did next: CloudWatch Logs Insights, filter userIdentity.arn = " +
      '"<actor>" | fields eventTime, eventSource, eventName, awsRegion | sort eventTime.',
  ],
  falsePositives: ["Deployments of networks, and VPCs that are taken down together with theirs."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteFlowLogs.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
  ],
};
