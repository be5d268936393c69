import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSubscription, type ITopic } from "aws-cdk-lib/aws-sns";
import {
  Queue,
  QueueEncryption,
  type RedriveAllowPolicy,
  RedrivePermission,
} from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key.ts";

/** What a queue is called, and what encrypts it. */
export interface EncryptedQueueProps {
  readonly queueName: string;
  readonly encryptionKey: EncryptionKey;
  /** Where messages go that were received `attempts` times and never deleted. */
  readonly deadLetters?: { readonly queue: Queue; readonly attempts: number };
  /** The name of the one queue whose dead letters these are. */
  readonly deadLettersOf?: string;
  /** For how long a received message stays hidden: longer than its reader takes. */
  readonly visibilityTimeout?: Duration;
}

/** A queue over TLS only that keeps messages for 14 days, the longest that SQS offers. */
export class EncryptedQueue extends Queue {
  readonly #key: EncryptionKey;

  constructor(scope: Construct, id: string, props: EncryptedQueueProps) {
    const { queueName, encryptionKey, deadLetters, deadLettersOf, visibilityTimeout } = props;
    super(scope, id, {
      queueName,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: encryptionKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      ...(visibilityTimeout === undefined ? {} : { visibilityTimeout }),
      ...(deadLetters === undefined
        ? {}
        : {
            deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: deadLetters.attempts },
          }),
      ...(deadLettersOf === undefined
        ? {}
        : { redriveAllowPolicy: onlyFrom(scope, deadLettersOf) }),
    });
    this.#key = encryptionKey;
  }

  /**
   * Subscribes to a topic, whose messages come as they were published. CDK's own subscription names
   * the topic in the key's policy, which is a cycle where one key encrypts both.
   */
  subscribeTo(topic: ITopic, undelivered: EncryptedQueue): void {
    this.#allowDelivery(topic);
    undelivered.#allowDelivery(topic);
    const subscription = new CfnSubscription(this, "Subscription", {
      topicArn: topic.topicArn,
      protocol: "sqs",
      endpoint: this.queueArn,
      rawMessageDelivery: false,
      redrivePolicy: { deadLetterTargetArn: undelivered.queueArn },
    });
    subscription.node.addDependency(this);
  }

  #allowDelivery(topic: ITopic): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("sns.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.queueArn],
        conditions: { ArnEquals: { "aws:SourceArn": topic.topicArn } },
      }),
    );
    this.#key.allowTopics();
  }
}

/** By name: the queue names this one, and each would wait for the other. */
function onlyFrom(scope: Construct, queueName: string): RedriveAllowPolicy {
  const queueArn = Stack.of(scope).formatArn({ service: "sqs", resource: queueName });
  const source = Queue.fromQueueArn(scope, "DeadLettersSource", queueArn);
  return { redrivePermission: RedrivePermission.BY_QUEUE, sourceQueues: [source] };
}
