import { Stack } from "aws-cdk-lib";
import { CfnConfigurationRecorder, CfnDeliveryChannel } from "aws-cdk-lib/aws-config";
import {
  CfnServiceLinkedRole,
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { EncryptionKey, ofAccount } from "../foundation/encryption-key.ts";
import { PrivateBucket } from "../foundation/private-bucket.ts";
import { SIEMFeed } from "../foundation/siem-feed.ts";
import type { ConfigRole } from "./options.ts";

/** What a recorder is called, what it records, and how it keeps it. */
export interface ConfigRecorderProps {
  /** Of the recorder and the channel; the key's alias and the topic are called so too. */
  readonly recorderName: string;
  readonly bucketName: string;
  readonly accessLogsBucketName: string;
  readonly globalResources: boolean;
  readonly role: ConfigRole;
  readonly deleteAfterDays: number;
  readonly siem: boolean;
}

/**
 * AWS Config: a recorder of all resources, and a channel that delivers a snapshot every hour, as in
 * 2016. The two are made side by side and neither waits for the other: a recorder does not start
 * without a channel, nor a channel without a recorder, and a dependency makes CloudFormation hang.
 */
export class ConfigRecorder extends Construct {
  readonly key: EncryptionKey;
  readonly bucket: Bucket;
  readonly feed: SIEMFeed | undefined;
  readonly recorder: CfnConfigurationRecorder;

  constructor(scope: Construct, id: string, props: ConfigRecorderProps) {
    super(scope, id);
    const { recorderName, globalResources } = props;
    this.key = new EncryptionKey(this, "Key", {
      alias: recorderName,
      description: `Encrypts what ${recorderName} delivers`,
    });
    this.key.allowService("config.amazonaws.com", ofAccount(this));
    this.bucket = createBucket(this, props);
    this.feed = props.siem ? createFeed(this, recorderName) : undefined;

    const role = new ConfigRecorderRole(this, "Role", { config: this, kind: props.role });
    this.recorder = new CfnConfigurationRecorder(this, "Recorder", {
      name: recorderName,
      roleArn: role.roleARN,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: globalResources },
    });
    const channel = new CfnDeliveryChannel(this, "Channel", {
      name: recorderName,
      s3BucketName: this.bucket.bucketName,
      s3KmsKeyArn: this.key.keyArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: "One_Hour" },
      ...(this.feed === undefined ? {} : { snsTopicArn: this.feed.topic.topicArn }),
    });
    this.recorder.node.addDependency(role);
    // Config tries bucket, key, role and topic when the channel is made: their policies come first.
    channel.node.addDependency(this.key, this.bucket, role);
    if (this.feed !== undefined) channel.node.addDependency(this.feed.topic);
  }
}

/** "Permissions for the Amazon S3 Bucket for the AWS Config Delivery Channel", its Guide. */
function createBucket(config: ConfigRecorder, props: ConfigRecorderProps): Bucket {
  const { bucketName, accessLogsBucketName, deleteAfterDays } = props;
  const accessLogs = new PrivateBucket(config, "AccessLogs", {
    bucketName: accessLogsBucketName,
    deleteAfterDays: Math.min(deleteAfterDays, 365),
  });
  const bucket = new PrivateBucket(config, "Bucket", {
    bucketName,
    encryptionKey: config.key,
    accessLogs,
    deleteAfterDays,
  });
  const principals = [new ServicePrincipal("config.amazonaws.com")];
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ["s3:GetBucketAcl", "s3:ListBucket"],
      resources: [bucket.bucketArn],
      conditions: ofAccount(config),
    }),
  );
  const { StringEquals } = ofAccount(config);
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ["s3:PutObject"],
      resources: [deliveriesOf(config, bucket)],
      conditions: {
        StringEquals: { ...StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    }),
  );
  return bucket;
}

/**
 * "AWS Config does not support encrypted Amazon SNS topics" ("Permissions for the Amazon SNS
 * Topic", AWS Config Developer Guide), so that here the queues alone are encrypted.
 */
function createFeed(config: ConfigRecorder, name: string): SIEMFeed {
  const feed = new SIEMFeed(config, "Feed", {
    name,
    encryptionKey: config.key,
    encryptTopic: false,
  });
  feed.topic.allowService("config.amazonaws.com", ofAccount(config));
  return feed;
}

interface ConfigRecorderRoleProps {
  readonly config: ConfigRecorder;
  readonly kind: ConfigRole;
}

/** The role to record with, and all that has to be there before it can deliver. */
class ConfigRecorderRole extends Construct {
  readonly roleARN: string;

  constructor(scope: Construct, id: string, { config, kind }: ConfigRecorderRoleProps) {
    super(scope, id);
    if (kind === "own") {
      this.roleARN = createOwnRole(this, config).roleArn;
      return;
    }
    const { partition, account } = Stack.of(this);
    const awsServiceName = "config.amazonaws.com";
    this.roleARN = `arn:${partition}:iam::${account}:role/aws-service-role/${awsServiceName}/AWSServiceRoleForConfig`;
    if (kind === "create-service-linked") {
      new CfnServiceLinkedRole(this, "ServiceLinkedRole", { awsServiceName });
    }
  }
}

/** "Permissions for the IAM Role Assigned to AWS Config", AWS Config Developer Guide. */
function createOwnRole(scope: Construct, config: ConfigRecorder): Role {
  const role = new Role(scope, "Role", {
    description: "AWS Config records with it",
    assumedBy: new ServicePrincipal("config.amazonaws.com", { conditions: ofAccount(config) }),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("service-role/AWS_ConfigRole")],
  });
  const { bucket, key, feed } = config;
  new ManagedPolicy(scope, "DeliveryPolicy", {
    description: "Delivering to the bucket and the topic",
    roles: [role],
    statements: [
      new PolicyStatement({ actions: ["s3:GetBucketAcl"], resources: [bucket.bucketArn] }),
      new PolicyStatement({
        actions: ["s3:PutObject"],
        resources: [deliveriesOf(config, bucket)],
        conditions: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
      }),
      new PolicyStatement({
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: [key.keyArn],
      }),
      ...(feed === undefined
        ? []
        : [new PolicyStatement({ actions: ["sns:Publish"], resources: [feed.topic.topicArn] })]),
    ],
  });
  return role;
}

/** Where Config puts its files. */
function deliveriesOf(config: ConfigRecorder, bucket: Bucket): string {
  return bucket.arnForObjects(`AWSLogs/${Stack.of(config).account}/Config/*`);
}
