import { createPolicy, type Place, type PolicyDocument } from "../policy-document.ts";

/** What a SIEM reads: names of queues that tell of new objects, of their buckets and keys. */
export interface SIEMSources {
  readonly queueNames: readonly string[];
  readonly bucketNames: readonly string[];
  /** Without `alias/`: a key's ARN is not known before it is made, what it is called is. */
  readonly keyAliases: readonly string[];
}

/**
 * A SIEM takes messages off its queues and reads the objects that these name.
 *
 * In 2016 it also had ReadOnlyAccess, by which it could read every bucket, and `sqs:SendMessage`, by
 * which whoever held its key could write what it was told; but not `kms:Decrypt`, without which it
 * reads nothing that is encrypted. The keys serve through SQS and S3 only.
 */
export function siemPolicy(place: Place, sources: SIEMSources): PolicyDocument {
  const { partition, region, account } = place;
  const { queueNames, bucketNames, keyAliases } = sources;
  const bucketARNs = bucketNames.map((name) => `arn:${partition}:s3:::${name}`);
  const services = ["s3", "sqs"].map((service) => `${service}.${region}.amazonaws.com`);
  return createPolicy(
    {
      Sid: "ReceiveMessages",
      Effect: "Allow",
      Action: [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
      ],
      Resource: queueNames.map((name) => `arn:${partition}:sqs:${region}:${account}:${name}`),
    },
    {
      Sid: "FindBuckets",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket"],
      Resource: bucketARNs,
    },
    {
      Sid: "ReadDeliveries",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: bucketARNs.map((arn) => `${arn}/*`),
    },
    {
      Sid: "DecryptThroughServices",
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: `arn:${partition}:kms:${region}:${account}:key/*`,
      Condition: {
        StringEquals: { "kms:ViaService": services },
        "ForAnyValue:StringEquals": {
          "kms:ResourceAliases": keyAliases.map((alias) => `alias/${alias}`),
        },
      },
    },
    {
      // The first names no queue, the second no resource: both are asked for by Splunk's add-on.
      Sid: "FindQueuesAndAskForSnapshots",
      Effect: "Allow",
      Action: ["config:DeliverConfigSnapshot", "sqs:ListQueues"],
      Resource: "*",
    },
  );
}
