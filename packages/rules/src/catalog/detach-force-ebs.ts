import { all, field, type Rule, succeeded } from "../index.ts";

/** Pulled out from under a running system: what was not yet written is lost. */
export const detachForceEbs: Rule = {
  id: "detach-force-ebs",
  title: "Volume detached by force",
  description: "An EBS volume was detached with force, without the instance letting go of it.",
  severity: "medium",
  teams: ["devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").is("DetachVolume"),
    field("requestParameters.force").isTrue(),
    succeeded(),
  ),
  attack: ["T1578.005", "T1485"],
  runbook: [
    "See where the volume is now: aws ec2 describe-volumes --volume-ids <volume>. Attached to " +
      "another instance soon after, somebody is reading it.",
    "See what else was done with it: CloudWatch Logs Insights, filter " +
      'requestParameters.volumeId = "<volume>" | fields eventTime, eventName, userIdentity.arn.',
  ],
  falsePositives: ["Rescue of an instance that hangs, and node failover in container clusters."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachVolume.html",
    "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-detaching-volume.html",
  ],
};
