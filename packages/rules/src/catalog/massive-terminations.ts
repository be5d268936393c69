import { all, any, field, type Rule, succeeded } from "../index.ts";

/** Somebody is tearing the place down; the window is wider than CloudTrail's delivery delay. */
export const massiveTerminations: Rule = {
  id: "massive-terminations",
  title: "Many instances terminated at once",
  description: "One actor terminated over 10 EC2 instances within 5 minutes.",
  severity: "critical",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").is("TerminateInstances"),
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
  attack: ["T1485", "T1578.003"],
  runbook: [
    "Ask the actor now. If it was not they, stop them: attach AWSDenyAll to the user, or for a " +
      "role revoke its sessions (aws iam put-role-policy with a Deny before aws:TokenIssueTime).",
    "List what is gone: CloudWatch Logs Insights, filter eventName = " +
      '"TerminateInstances" and userIdentity.arn = "<actor>" | fields eventTime, awsRegion, ' +
      "requestParameters.instancesSet.items.0.instanceId.",
    "Look for what remains to restore from: aws ec2 describe-volumes --filters " +
      "Name=status,Values=available, and aws ec2 describe-snapshots --owner-ids self.",
  ],
  falsePositives: ["Environments taken down on purpose, such as after a load test."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/how-cloudtrail-works.html",
  ],
};
