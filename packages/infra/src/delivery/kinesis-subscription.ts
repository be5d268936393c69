import { Duration, Stack } from "aws-cdk-lib";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Stream, StreamEncryption, StreamMode } from "aws-cdk-lib/aws-kinesis";
import { CfnEventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { CfnSubscriptionFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { BudgetedFilter } from "../alarms/budget.ts";
import type { EncryptionKey } from "../foundation/encryption-key.ts";
import type { AlertFunction } from "./alert-function.ts";
import type { StreamOptions } from "./options.ts";

/** What is forwarded, from where, through which stream, and to which function. */
export interface KinesisSubscriptionProps {
  readonly logGroupName: string;
  /** Of the stream; the names of the subscription filters begin with it. */
  readonly streamName: string;
  readonly stream: StreamOptions;
  readonly encryptionKey: EncryptionKey;
  readonly filters: readonly BudgetedFilter[];
  readonly function: AlertFunction;
}

/**
 * A log group writes what its filters let through to a stream, from which the function reads: for
 * trails of more than Lambda's invocations can carry, and to have the records of the last days at
 * hand. The function says which record failed, so that no other is told twice for its sake.
 */
export class KinesisSubscription extends Construct {
  readonly stream: Stream;

  constructor(scope: Construct, id: string, props: KinesisSubscriptionProps) {
    super(scope, id);
    this.stream = createStream(this, props);
    const writer = createWriter(this, this.stream, props.encryptionKey);
    for (const { id: name, pattern } of props.filters) {
      const filter = new CfnSubscriptionFilter(this, name, {
        logGroupName: props.logGroupName,
        filterName: `${props.streamName}-${name}`,
        filterPattern: pattern,
        destinationArn: this.stream.streamArn,
        roleArn: writer.role.roleArn,
        // A busy Region is one log stream, and by stream all of it would go to one shard.
        distribution: "Random",
      });
      // CloudWatch Logs tries the stream when the filter is made.
      filter.node.addDependency(writer.policy);
    }
    const mapping = new CfnEventSourceMapping(this, "Mapping", {
      functionName: props.function.function.functionArn,
      eventSourceArn: this.stream.streamArn,
      startingPosition: "TRIM_HORIZON",
      batchSize: 100,
      maximumBatchingWindowInSeconds: 5,
      functionResponseTypes: ["ReportBatchItemFailures"],
      bisectBatchOnFunctionError: true,
      // The defaults try a broken record until it expires, and hold up its shard all the while.
      maximumRetryAttempts: 5,
      maximumRecordAgeInSeconds: Duration.hours(6).toSeconds(),
      destinationConfig: { onFailure: { destination: props.function.failures.queueArn } },
    });
    mapping.node.addDependency(createReader(this, this.stream, props.function));
  }
}

function createStream(scope: Construct, props: KinesisSubscriptionProps): Stream {
  const { shards, retentionHours } = props.stream;
  return new Stream(scope, "Stream", {
    streamName: props.streamName,
    encryption: StreamEncryption.KMS,
    encryptionKey: props.encryptionKey,
    retentionPeriod: Duration.hours(retentionHours),
    ...(shards === undefined
      ? { streamMode: StreamMode.ON_DEMAND }
      : { streamMode: StreamMode.PROVISIONED, shardCount: shards }),
  });
}

/**
 * Lets CloudWatch Logs write to the stream, for log groups of this account ("Subscription filters
 * with Amazon Kinesis Data Streams", Amazon CloudWatch Logs User Guide), and encrypt what it writes.
 */
function createWriter(scope: Construct, stream: Stream, key: EncryptionKey): Writer {
  const { partition, region, account } = Stack.of(scope);
  const role = new Role(scope, "LogsRole", {
    description: "CloudWatch Logs writes to the stream",
    assumedBy: new ServicePrincipal("logs.amazonaws.com", {
      conditions: {
        StringLike: { "aws:SourceArn": `arn:${partition}:logs:${region}:${account}:*` },
      },
    }),
  });
  const policy = new ManagedPolicy(scope, "LogsPolicy", {
    description: "Writing to the stream of LogCritical",
    roles: [role],
    statements: [
      new PolicyStatement({ actions: ["kinesis:PutRecord"], resources: [stream.streamArn] }),
      new PolicyStatement({ actions: ["kms:GenerateDataKey"], resources: [key.keyArn] }),
    ],
  });
  return { role, policy };
}

interface Writer {
  readonly role: Role;
  readonly policy: ManagedPolicy;
}

/** The function's role already decrypts with the key. */
function createReader(scope: Construct, stream: Stream, { role }: AlertFunction): ManagedPolicy {
  return new ManagedPolicy(scope, "FunctionPolicy", {
    description: "Reading from the stream of LogCritical",
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ],
        resources: [stream.streamArn],
      }),
    ],
  });
}
