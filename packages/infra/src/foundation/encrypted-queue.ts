import { Duration } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSubscription, type ITopic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key.ts";

/** What a queue is called, and what encrypts it. */
export interface EncryptedQueueProps {
  readonly queueName: string;
  readonly encryptionKey: EncryptionKey;
  /** Where messages go that were received `attempts` times and never deleted. */
  readonly deadLetters?: { readonly queue: Queue; readonly attempts: number };
  /** For how long a received message stays hidden: longer than its reader takes. */
  readonly visibilityTimeout?: Duration;
}

/** A queue over TLS only that keeps messages for 14 days, the longest that SQS offers. */
export class EncryptedQueue extends Queue {
  readonly #key: EncryptionKey;

  constructor(scope: Construct, id: string, props: EncryptedQueueProps) {
    const { queueName, encryptionKey, deadLetters, visibilityTimeout } = props;
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
