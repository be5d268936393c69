import { all, field, type Rule } from "@logcritical/rules";

/** A rule as an account may bring it with its settings. */
export const bucketRule: Rule = {
  id: "bucket-policy",
  title: "Bucket policy written",
  description: "Somebody wrote the policy of a bucket.",
  severity: "high",
  teams: ["infosec"],
  when: all(field("eventSource").is("s3.amazonaws.com"), field("eventName").is("PutBucketPolicy")),
  attack: ["T1530"],
  runbook: ["See whom the policy lets in."],
  falsePositives: ["Deployments."],
  references: ["https://attack.mitre.org/techniques/T1530/"],
};
