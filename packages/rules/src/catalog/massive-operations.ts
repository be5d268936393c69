import { all, any, field, type Rule, succeeded } from "../index.ts";

/** One call can name a hundred instances, so this counts instances, not calls. */
export const massiveOperations: Rule = {
  id: "massive-operations",
  title: "Many instances operated on at once",
  description: "One actor launched, started, stopped or ended over 10 instances in 5 minutes.",
  severity: "critical",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf(
      "RunInstances",
      "StartInstances",
      "StopInstances",
      "RebootInstances",
      "TerminateInstances",
    ),
    any(
      field("userIdentity.invokedBy").isMissing(),
      field("userIdentity.invokedBy").isNoneOf(
        "autoscaling.amazonaws.com",
        "eks-nodegroup.amazonaws.com",
      ),
    ),
    succeeded(),
  ),
  threshold: {
    over: 10,
    withinSeconds: 300,
    by: ["account", "actor"],
    count: [
      "responseElements.instancesSet.items[*].instanceId",
      "requestParameters.instancesSet.items[*].instanceId",
    ],
  },
  attack: ["T1496.001", "T1485", "T1489"],
  runbook: [
    "Ask the actor now. If it was not they, stop them: attach AWSDenyAll to the user, or for a " +
      "role revoke its sessions (aws iam put-role-policy with a Deny before aws:TokenIssueTime).",
    "Count what was done where: CloudWatch Logs Insights, filter eventSource = " +
      '"ec2.amazonaws.com" and userIdentity.arn = "<actor>" and eventName like /Instances$/ ' +
      "| stats count(*) by eventName, awsRegion, bin(5m).",
  ],
  falsePositives: ["Load tests, failover exercises, batch clusters that manage their own nodes."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html",
  ],
};
