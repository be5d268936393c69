import type { Acknowledgement } from "./acknowledge.ts";

/**
 * Every finding of cdk-nag that we leave as it is, by stack, in one file for review. Packs:
 * AwsSolutions, NIST 800-53 r5, HIPAA and PCI DSS 3.2.1.
 */
export const acknowledgements: Readonly<
  Record<"alerting" | "identity" | "watch", readonly Acknowledgement[]>
> = {
  alerting: [
    {
      constructs: ["Function/Policy/Resource"],
      ids: ["AwsSolutions-IAM5[Resource::*]"],
      reason: "X-Ray, which takes the function's traces, knows no resources.",
    },
    {
      constructs: ["Function/Failures/Resource"],
      ids: ["AwsSolutions-SQS3"],
      reason:
        "It is itself where failed deliveries end: people read it, an alarm says that there is something in it, and nothing deletes from it by itself.",
    },
    {
      constructs: ["Function/Function/Resource"],
      ids: ["HIPAA.Security-LambdaDLQ", "NIST.800.53.R5-LambdaDLQ"],
      reason:
        "Failed deliveries go to its on-failure destination, which holds why beside what; the rule looks for the older form.",
    },
    {
      constructs: ["Function/Function/Resource"],
      ids: [
        "HIPAA.Security-LambdaInsideVPC",
        "NIST.800.53.R5-LambdaInsideVPC",
        "PCI.DSS.321-LambdaInsideVPC",
      ],
      reason:
        "It talks to public APIs of AWS only; a VPC would add a network that can fail, and that somebody can cut, between an alert and people.",
    },
    {
      constructs: ["State/Resource"],
      ids: ["HIPAA.Security-DynamoDBInBackupPlan", "NIST.800.53.R5-DynamoDBInBackupPlan"],
      reason:
        "What it holds is forgotten after 14 days anyway; it can be restored to any second of the last 35, and without it alerts repeat and none is lost.",
    },
    {
      constructs: ["Subscription/Stream/Resource"],
      ids: ["AwsSolutions-KDS3"],
      reason:
        "The stream is encrypted with the alerts' own key, so that whoever may read it is named by us; the rule looks for Kinesis' default key.",
    },
  ],
  identity: [
    {
      constructs: ["infosec/Group"],
      ids: ["AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/SecurityAudit]"],
      reason:
        "Infosec audits configuration, which this policy of AWS's allows and keeps up with new services; it reads no data.",
    },
    {
      constructs: ["infosec/Group", "devops/Group", "dba/Group"],
      ids: [
        "AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/job-function/ViewOnlyAccess]",
        "HIPAA.Security-IAMGroupHasUsers",
        "PCI.DSS.321-IAMGroupHasUsers",
      ],
      reason:
        "Teams look at what there is by AWS's policy for that, which reads no data; people are put into groups by hand, as who they are is no code.",
    },
    {
      constructs: ["Policies/people-boundary"],
      // Without its finding in brackets: the rule cannot read a statement with NotAction.
      ids: ["AwsSolutions-IAM5"],
      reason:
        "A boundary allows nothing by itself; this one is everything but what its other statements deny.",
    },
    {
      constructs: ["Policies/workload-boundary", "Policies/devops"],
      ids: "wildcards",
      reason:
        "The team runs these services as a whole; what has a role of its own is limited by name, and the guards deny what is critical or watches: test/identity-guards.test.ts asks request by request.",
    },
    {
      constructs: ["Policies/workload-boundary", "Policies/devops"],
      ids: [
        "HIPAA.Security-IAMPolicyNoStatementsWithFullAccess",
        "NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess",
        "PCI.DSS.321-IAMPolicyNoStatementsWithFullAccess",
      ],
      reason: "As above: whole services, none of them IAM, KMS, CloudTrail or Config.",
    },
    {
      constructs: ["Policies/infosec"],
      ids: "wildcards",
      reason:
        "Containing has to reach any user, role and instance; security services are the team's own, and the guards deny switching them off.",
    },
    {
      constructs: ["Policies/dba"],
      ids: "wildcards",
      reason:
        "The team runs all databases, whose names are not known; sharing and exporting snapshots is left out.",
    },
    {
      constructs: ["Policies/self-service"],
      ids: "wildcards",
      reason:
        "Listing devices has no resource; the others are a user's own name behind any path, and devices named after it.",
    },
    {
      constructs: ["DomainJoin/Role"],
      ids: [
        "AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore]",
        "AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/AmazonSSMDirectoryServiceAccess]",
      ],
      reason:
        "What Systems Manager's agent needs to join a directory changes with the agent, and AWS keeps these for it.",
    },
    {
      constructs: ["SaltMaster/Policy"],
      ids: "wildcards",
      reason:
        "Looking has no resource; it starts instances from any image into any subnet, and orders only what carries its tag.",
    },
    {
      constructs: ["SQLDatabase/Policy"],
      ids: "wildcards",
      reason: "Backups have any name in the one bucket.",
    },
    {
      constructs: ["SIEMRole/Policy", "SIEMUser/Policy"],
      ids: "wildcards",
      reason:
        "Deliveries have any name in the two buckets; keys are named by alias, as their ARNs are not known here; listing queues and asking for a snapshot have no resource.",
    },
    {
      constructs: ["FlowLogs/Policy"],
      ids: "wildcards",
      reason: "Streams have any name in the one log group; describing log groups has no resource.",
    },
    {
      constructs: ["Credentials/Policy"],
      ids: "wildcards",
      reason:
        "Secrets Manager adds six characters to the ARN of a secret, and Lambda names its log streams.",
    },
    {
      constructs: ["Credentials/Function"],
      ids: [
        "HIPAA.Security-LambdaConcurrency",
        "HIPAA.Security-LambdaDLQ",
        "HIPAA.Security-LambdaInsideVPC",
        "NIST.800.53.R5-LambdaConcurrency",
        "NIST.800.53.R5-LambdaDLQ",
        "NIST.800.53.R5-LambdaInsideVPC",
        "PCI.DSS.321-LambdaInsideVPC",
      ],
      reason:
        "CloudFormation calls it during deployments only, one at a time, and is told of every failure; it reaches two public APIs, and a VPC would add a way out for nothing.",
    },
    {
      constructs: ["SIEMKey/Secret", "SMTPKey/Secret"],
      ids: [
        "AwsSolutions-SMG4",
        "HIPAA.Security-SecretsManagerRotationEnabled",
        "NIST.800.53.R5-SecretsManagerRotationEnabled",
      ],
      reason:
        "Counting up the serial rotates it; by a clock it would break whoever reads it once, as a SIEM does.",
    },
  ],
  watch: [
    {
      constructs: ["Tampering/Undelivered/Resource"],
      ids: ["AwsSolutions-SQS3"],
      reason:
        "It is itself where news that nobody took end: people read it, and an alarm says that there is something in it.",
    },
  ],
};
