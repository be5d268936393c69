import { Stack } from "aws-cdk-lib";
import { CfnTrail } from "aws-cdk-lib/aws-cloudtrail";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { EncryptedLogGroup } from "../foundation/encrypted-log-group.ts";
import { EncryptionKey, logGroupARN } from "../foundation/encryption-key.ts";
import { PrivateBucket } from "../foundation/private-bucket.ts";
import { SIEMFeed } from "../foundation/siem-feed.ts";

/** What a trail is called, and how it keeps what it records. */
export interface TrailProps {
  readonly trailName: string;
  readonly bucketName: string;
  readonly accessLogsBucketName: string;
  readonly logGroupName: string;
  /** The organisation whose every account is recorded; without it, this account only. */
  readonly organizationId?: string;
  readonly logRetentionDays: RetentionDays;
  readonly archiveAfterDays: number;
  readonly deleteAfterDays: number;
  readonly objectLock?: { readonly mode: "governance" | "compliance"; readonly days: number };
  /** Whether a SIEM is told of new files. */
  readonly siem: boolean;
}

/**
 * A trail of all Regions, with global services and digests, into an encrypted bucket and log group.
 * CDK's own `Trail` writes no `aws:SourceArn` into the bucket's policy and does not bind the key to
 * CloudTrail's encryption context, so that the policies are written here. The name of the trail is
 * fixed: they name its ARN, which else would be known only after them.
 */
export class Trail extends Construct {
  readonly trailARN: string;
  readonly key: EncryptionKey;
  readonly bucket: Bucket;
  readonly logGroup: LogGroup;
  readonly feed: SIEMFeed | undefined;

  constructor(scope: Construct, id: string, props: TrailProps) {
    super(scope, id);
    const { trailName, logGroupName, logRetentionDays, organizationId } = props;
    const { partition, region, account } = Stack.of(this);
    this.trailARN = `arn:${partition}:cloudtrail:${region}:${account}:trail/${trailName}`;

    this.key = new EncryptionKey(this, "Key", {
      alias: trailName,
      description: `Encrypts what ${trailName} records`,
    });
    allowTrail(this.key, this.trailARN);
    this.bucket = createBucket(this, props);
    this.logGroup = new EncryptedLogGroup(this, "LogGroup", {
      logGroupName,
      retentionDays: logRetentionDays,
      encryptionKey: this.key,
    });
    this.feed = props.siem ? createFeed(this, trailName) : undefined;

    const role = createRole(this, props);
    const trail = new CfnTrail(this, "Trail", {
      trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      isOrganizationTrail: organizationId !== undefined,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: this.bucket.bucketName,
      kmsKeyId: this.key.keyArn,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      ...(this.feed === undefined ? {} : { snsTopicName: this.feed.topic.topicName }),
    });
    // CloudTrail tries bucket, key, role and topic when it is made: their policies come first.
    trail.node.addDependency(this.key, this.bucket, this.logGroup, role);
    if (this.feed !== undefined) trail.node.addDependency(this.feed.topic);
  }
}

/** "Configure AWS KMS key policies for CloudTrail", AWS CloudTrail User Guide. */
function allowTrail(key: EncryptionKey, trailARN: string): void {
  const { partition, account } = Stack.of(key);
  const principals = [new ServicePrincipal("cloudtrail.amazonaws.com")];
  const fromTrail = { StringEquals: { "aws:SourceArn": trailARN } };
  const context = `arn:${partition}:cloudtrail:*:${account}:trail/*`;
  key.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ["kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: {
        ...fromTrail,
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": context },
      },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ["kms:DescribeKey"],
      resources: ["*"],
      conditions: fromTrail,
    }),
  );
}

/** "Amazon S3 bucket policy for CloudTrail", AWS CloudTrail User Guide. */
function createBucket(trail: Trail, props: TrailProps): Bucket {
  const { bucketName, accessLogsBucketName, archiveAfterDays, deleteAfterDays } = props;
  const { organizationId, objectLock } = props;
  const accessLogs = new PrivateBucket(trail, "AccessLogs", {
    bucketName: accessLogsBucketName,
    deleteAfterDays: Math.min(deleteAfterDays, 365),
  });
  const bucket = new PrivateBucket(trail, "Bucket", {
    bucketName,
    encryptionKey: trail.key,
    accessLogs,
    archiveAfterDays,
    deleteAfterDays,
    ...(objectLock === undefined ? {} : { objectLock }),
  });
  const principals = [new ServicePrincipal("cloudtrail.amazonaws.com")];
  const fromTrail = { "aws:SourceArn": trail.trailARN };
  const owners = [
    Stack.of(trail).account,
    ...(organizationId === undefined ? [] : [organizationId]),
  ];
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ["s3:GetBucketAcl"],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: fromTrail },
    }),
  );
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ["s3:PutObject"],
      resources: owners.map((owner) => bucket.arnForObjects(`AWSLogs/${owner}/*`)),
      conditions: { StringEquals: { ...fromTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    }),
  );
  return bucket;
}

function createFeed(trail: Trail, name: string): SIEMFeed {
  const feed = new SIEMFeed(trail, "Feed", { name, encryptionKey: trail.key });
  feed.topic.allowService("cloudtrail.amazonaws.com", {
    StringEquals: { "aws:SourceArn": trail.trailARN },
  });
  return feed;
}

/**
 * Lets CloudTrail write its own streams and nothing else ("Role policy document for CloudTrail to
 * use CloudWatch Logs", AWS CloudTrail User Guide).
 */
function createRole(trail: Trail, { organizationId, logGroupName }: TrailProps): Role {
  const { account, region } = Stack.of(trail);
  const group = logGroupARN(trail, logGroupName);
  const streams = [
    `${group}:log-stream:${account}_CloudTrail_${region}*`,
    ...(organizationId === undefined ? [] : [`${group}:log-stream:${organizationId}_*`]),
  ];
  const role = new Role(trail, "LogsRole", {
    description: "CloudTrail writes its records to CloudWatch Logs",
    assumedBy: new ServicePrincipal("cloudtrail.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceArn": trail.trailARN } },
    }),
  });
  // Below the role, so that whoever waits for the role waits for what it may do.
  new ManagedPolicy(role, "Policy", {
    description: "Writing to the trail's own log streams",
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: streams,
      }),
    ],
  });
  return role;
}
