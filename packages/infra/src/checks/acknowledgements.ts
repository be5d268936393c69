import type { Acknowledgement, Area } from "./acknowledge.ts";

/**
 * Every finding of cdk-nag that we leave as it is, by stack, in one file for review. Packs:
 * AwsSolutions, NIST 800-53 r5, HIPAA and PCI DSS 3.2.1; and Control Tower's proactive controls, as
 * cfn-guard runs them.
 */
export const acknowledgements: Readonly<Record<Area, readonly Acknowledgement[]>> = {
  trail: [
    ...buckets("Trail/Bucket", "Trail/AccessLogs"),
    {
      constructs: ["Trail/LogsRole/Policy/Resource"],
      ids: "wildcards",
      reason: "CloudTrail ends the names of its log streams as it likes.",
    },
  ],
  config: [
    ...buckets("Config/Bucket", "Config/AccessLogs"),
    {
      constructs: ["Config/Role/Role"],
      ids: [
        "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWS_ConfigRole]",
      ],
      reason:
        "What Config reads grows with every type of resource, and AWS keeps this policy for it.",
    },
    {
      constructs: ["Config/Role/DeliveryPolicy/Resource"],
      ids: "wildcards",
      reason: "Files have any name below the one folder of this account.",
    },
    {
      constructs: ["Config/Feed/Topic"],
      ids: inPacks("SNSEncryptedKMS"),
      reason: "AWS Config does not support encrypted topics; the queues behind it are encrypted.",
    },
  ],
  alerting: [
    {
      constructs: ["Function/Policy/Resource"],
      ids: ["AwsSolutions-IAM5[Resource::*]"],
      reason: "X-Ray, which takes the function's traces, knows no resources.",
    },
    {
      constructs: ["Function/Failures/Resource"],
      ids: ["AwsSolutions-SQS3", "cdk-validator-cfnguard::sqs_dlq_check"],
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
      ids: [...inPacks("LambdaInsideVPC"), "cdk-validator-cfnguard::lambda_inside_vpc_check"],
      reason:
        "It talks to public APIs of AWS only; a VPC would add a network that can fail, and that somebody can cut, between an alert and people.",
    },
    {
      constructs: ["Function/Log/Resource"],
      ids: ["cdk-validator-cfnguard::cloudwatch_log_group_retention_period_check"],
      reason: "The function's own log repeats nothing of the records, which the trail keeps.",
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
      ids: ["AwsSolutions-IAM5", "CloudFormation-Validate::W2512"],
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
      ids: inPacks("IAMPolicyNoStatementsWithFullAccess"),
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
      constructs: [
        "Policies/people-boundary",
        "Policies/workload-boundary",
        "Policies/infosec",
        "Policies/devops",
        "Policies/dba",
      ],
      ids: ["cdk-validator-cfnguard::iam_managed_policy_no_statements_with_full_access_check"],
      reason:
        "Each service that is allowed as a whole is named above with its reason; boundaries and guards take back what is critical.",
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
        "NIST.800.53.R5-LambdaConcurrency",
        "NIST.800.53.R5-LambdaDLQ",
        ...inPacks("LambdaInsideVPC"),
        "cdk-validator-cfnguard::lambda_inside_vpc_check",
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
      ids: ["AwsSolutions-SQS3", "cdk-validator-cfnguard::sqs_dlq_check"],
      reason:
        "It is itself where news that nobody took end: people read it, and an alarm says that there is something in it.",
    },
  ],
};

/** What holds for the buckets of the trail and of Config alike. */
function buckets(bucket: string, accessLogs: string): readonly Acknowledgement[] {
  return [
    {
      constructs: [bucket, accessLogs],
      ids: [
        ...inPacks("S3BucketReplicationEnabled"),
        "cdk-validator-cfnguard::s3_event_notifications_enabled_check",
      ],
      reason:
        "Replication is a second bucket, best in another account, which one environment cannot make; versions, digests and Object Lock show and prevent loss. New files are announced by the feeds' topics, and access logs to nobody.",
    },
    {
      constructs: [accessLogs],
      ids: [
        ...inPacks("S3DefaultEncryptionKMS"),
        "cdk-validator-cfnguard::s3_bucket_default_encryption_kms_check",
        "cdk-validator-cfnguard::s3_bucket_logging_enabled_check",
      ],
      reason:
        "S3 delivers access logs only to buckets that it encrypts with a key of its own, and a bucket that logged into itself would never stop.",
    },
    {
      constructs: [bucket, accessLogs],
      ids: ["cdk-validator-cfnguard::s3_bucket_object_lock_enabled_check"],
      reason:
        "A lock is the user's choice, trail.objectLock, because nobody may undo it before its time; access logs and Config's files tell nothing that the trail does not.",
    },
  ];
}

/** A rule by the names that the packs beside AwsSolutions, which share their rules, give it. */
function inPacks(rule: string): readonly string[] {
  return ["HIPAA.Security", "NIST.800.53.R5", "PCI.DSS.321"].map((pack) => `${pack}-${rule}`);
}
