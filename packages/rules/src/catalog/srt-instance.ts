import { all, any, field, type Rule, succeeded } from "../index.ts";

/** Somebody, not a scaling group, stopped, rebooted or terminated an instance. */
export const srtInstance: Rule = {
  id: "srt-instance",
  title: "Instance stopped, rebooted or terminated",
  description: "An EC2 instance was stopped, rebooted or terminated by other than a scaling group.",
  severity: "medium",
  teams: ["devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf("StopInstances", "RebootInstances", "TerminateInstances"),
    any(
      field("userIdentity.invokedBy").isMissing(),
      field("userIdentity.invokedBy").isNoneOf(
        "autoscaling.amazonaws.com",
        "eks-nodegroup.amazonaws.com",
      ),
    ),
    succeeded(),
  ),
  attack: ["T1489", "T1529", "T1578.003"],
  runbook: [
    "See what the instances were: aws ec2 describe-instances --instance-ids <instance>; a " +
      "terminated one can be described for about an hour.",
    "See whether the actor works through more of them: CloudWatch Logs Insights, filter " +
      'eventSource = "ec2.amazonaws.com" and eventName like /Instances$/ and userIdentity.arn = ' +
      '"<actor>" | fields eventTime, eventName, requestParameters.instancesSet.items.0.instanceId.',
  ],
  falsePositives: ["Planned maintenance, schedulers that stop instances at night, deployments."],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html",
  ],
};
