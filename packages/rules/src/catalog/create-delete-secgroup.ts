import { all, field, type Rule, succeeded } from "../index.ts";

/** A firewall came or went; what it lets through is the business of change-secgroup. */
export const createDeleteSecgroup: Rule = {
  id: "create-delete-secgroup",
  title: "Security group created or deleted",
  description: "An EC2 security group was created or deleted.",
  severity: "low",
  teams: ["infosec"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf("CreateSecurityGroup", "DeleteSecurityGroup"),
    succeeded(),
  ),
  attack: ["T1562.007"],
  cis: ["CloudWatch.10"],
  runbook: [
    "See what a new group lets in: aws ec2 describe-security-group-rules --filters " +
      "Name=group-id,Values=<group>.",
    "See what the actor did with it: CloudWatch Logs Insights, filter userIdentity.arn = " +
      '"<actor>" and eventSource = "ec2.amazonaws.com" | fields eventTime, eventName, ' +
      "requestParameters.groupId | sort eventTime.",
  ],
  falsePositives: ["Deployments, and the launch wizard, which makes a group for each instance."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html",
  ],
};
