import type { Rule } from "../index.ts";

/** A published form that the pack runs as a rule, and what a person needs beside its pattern. */
export interface Control extends Pick<Rule, "id" | "severity" | "attack" | "falsePositives"> {
  /** As in `cisPatterns`, together with `variant`. */
  readonly control: string;
  readonly variant?: string;
  /** What to look up first. */
  readonly step: string;
}

const iamPolicies = {
  severity: "medium",
  attack: ["T1098.003"],
  step: "Read the policy as it is now: aws iam get-policy-version, get-role-policy or get-user-policy.",
  falsePositives: ["Deployments that create roles for what they deploy."],
} as const;

const routeTables = {
  severity: "medium",
  attack: ["T1562.007"],
  step: "See where packets go now: aws ec2 describe-route-tables --route-table-ids <table>.",
  falsePositives: ["Deployments of networks."],
} as const;

/**
 * Security Hub's 14 controls in their order, the older form after the newer, and last the
 * Benchmark's control for AWS Organizations, for which Security Hub has none.
 */
export const controls: readonly Control[] = [
  {
    id: "cis-cloudwatch-1",
    control: "CloudWatch.1",
    severity: "critical",
    attack: ["T1078.004"],
    step: "List what root did: aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=root.",
    falsePositives: ["The few tasks that only root can do."],
  },
  {
    id: "cis-cloudwatch-2",
    control: "CloudWatch.2",
    severity: "low",
    attack: ["T1580"],
    step: "See what the actor tried: CloudWatch Logs Insights, filter ispresent(errorCode) | stats count(*) by userIdentity.arn, eventName.",
    falsePositives: ["AWS services that probe buckets, scanners of one's own, console pages."],
  },
  {
    id: "cis-cloudwatch-3",
    control: "CloudWatch.3",
    severity: "high",
    attack: ["T1078.004"],
    step: "See whether the user has a second factor: aws iam list-mfa-devices --user-name <user>.",
    falsePositives: ["None known: the pattern asks for IAM users only, not for federated ones."],
  },
  { id: "cis-cloudwatch-4", control: "CloudWatch.4", ...iamPolicies },
  { id: "cis-cloudwatch-4-2023", control: "CloudWatch.4", variant: "2023", ...iamPolicies },
  {
    id: "cis-cloudwatch-5",
    control: "CloudWatch.5",
    severity: "critical",
    attack: ["T1562.008"],
    step: "See whether the trail still records: aws cloudtrail get-trail-status --name <trail>.",
    falsePositives: ["Deployment of the trail itself."],
  },
  {
    id: "cis-cloudwatch-6",
    control: "CloudWatch.6",
    severity: "low",
    attack: ["T1110"],
    step: 'See which users were tried from there: CloudWatch Logs Insights, filter eventName = "ConsoleLogin" and sourceIPAddress = "<address>".',
    falsePositives: ["People who mistype their password."],
  },
  {
    id: "cis-cloudwatch-7",
    control: "CloudWatch.7",
    severity: "high",
    attack: ["T1485"],
    step: "Take it back while it is pending: aws kms cancel-key-deletion --key-id <key>, aws kms enable-key --key-id <key>.",
    falsePositives: ["Keys that are retired on purpose."],
  },
  {
    id: "cis-cloudwatch-8",
    control: "CloudWatch.8",
    severity: "medium",
    attack: ["T1530"],
    step: "See whether it is public now: aws s3api get-bucket-policy-status --bucket <bucket>.",
    falsePositives: ["Deployments."],
  },
  {
    id: "cis-cloudwatch-9",
    control: "CloudWatch.9",
    severity: "high",
    attack: ["T1562.008"],
    step: "See whether it still records: aws configservice describe-configuration-recorder-status.",
    falsePositives: ["Control Tower and deployments that set AWS Config up."],
  },
  {
    id: "cis-cloudwatch-10",
    control: "CloudWatch.10",
    severity: "medium",
    attack: ["T1562.007"],
    step: "See what is open now: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<group>.",
    falsePositives: ["Deployments, and controllers of load balancers."],
  },
  {
    id: "cis-cloudwatch-11",
    control: "CloudWatch.11",
    severity: "medium",
    attack: ["T1562.007"],
    step: "Read the entries in their order: aws ec2 describe-network-acls --network-acl-ids <acl>.",
    falsePositives: ["Deployments of networks."],
  },
  {
    id: "cis-cloudwatch-12",
    control: "CloudWatch.12",
    severity: "high",
    attack: ["T1562.007", "T1133"],
    step: "See what routes to it: aws ec2 describe-route-tables --filters Name=route.gateway-id,Values=<gateway>.",
    falsePositives: ["Deployments of networks."],
  },
  { id: "cis-cloudwatch-13", control: "CloudWatch.13", ...routeTables },
  { id: "cis-cloudwatch-13-2023", control: "CloudWatch.13", variant: "2023", ...routeTables },
  {
    id: "cis-cloudwatch-14",
    control: "CloudWatch.14",
    severity: "medium",
    attack: ["T1562.007"],
    step: "See what is there now: aws ec2 describe-vpcs, aws ec2 describe-vpc-peering-connections.",
    falsePositives: ["Deployments of networks."],
  },
  {
    id: "cis-organizations",
    control: "CIS x.15",
    variant: "1.4 to 3.0",
    severity: "high",
    attack: ["T1098", "T1562"],
    step: "See what applies to the account now: aws organizations list-policies-for-target --target-id <account> --filter SERVICE_CONTROL_POLICY.",
    falsePositives: ["Account factories and landing zones that create and move accounts."],
  },
];
