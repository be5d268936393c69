import type { Acknowledgement, Area } from "./acknowledge.ts";
import { identityAcknowledgements } from "./identity-acknowledgements.ts";
import { inPacks } from "./in-packs.ts";

/**
 * Every finding of cdk-nag that we leave as it is, by stack, in this folder for review. Packs:
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
    {
      constructs: ["Trail/LogGroup/Resource"],
      ids: ["cdk-validator-cfnguard::cloudwatch_log_group_retention_period_check"],
      reason:
        "The rule asks for a year, which is the default; an environment may say less, trail.logRetentionDays, as the bucket keeps the same records for longer.",
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
      constructs: ["Subscription/Permission", "Watch/Permission"],
      ids: ["cdk-validator-cfnguard::lambda_function_public_access_prohibited_check"],
      reason:
        "Only CloudWatch Logs may invoke it, for one log group, and EventBridge, for our own rules; in a template for any account the rule cannot read whose these are.",
    },
    {
      constructs: ["Subscription/Stream/Resource"],
      ids: ["AwsSolutions-KDS3"],
      reason:
        "The stream is encrypted with the alerts' own key, so that whoever may read it is named by us; the rule looks for Kinesis' default key.",
    },
  ],
  identity: identityAcknowledgements,
  watch: [
    {
      constructs: ["Default", "Watch"].map((watch) => `${watch}/Tampering/Undelivered/Resource`),
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
