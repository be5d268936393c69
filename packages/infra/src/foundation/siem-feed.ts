import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import { EncryptedQueue } from "./encrypted-queue.ts";
import { EncryptedTopic } from "./encrypted-topic.ts";
import type { EncryptionKey } from "./encryption-key.ts";

/** What a feed is called, and what encrypts it. */
export interface SIEMFeedProps {
  /** Of the topic; the queues' names begin with it. */
  readonly name: string;
  readonly encryptionKey: EncryptionKey;
  /** Left out only for a publisher that cannot use encrypted topics. */
  readonly encryptTopic?: boolean;
}

/**
 * What a SIEM such as Splunk reads: a topic that tells of new files, a queue for the SIEM, and one
 * for what could not be delivered or was never acknowledged.
 */
export class SIEMFeed extends Construct {
  readonly topic: EncryptedTopic;
  readonly queue: EncryptedQueue;
  readonly deadLetters: EncryptedQueue;

  constructor(scope: Construct, id: string, props: SIEMFeedProps) {
    super(scope, id);
    const { name, encryptionKey, encryptTopic = true } = props;
    this.topic = new EncryptedTopic(this, "Topic", {
      topicName: name,
      ...(encryptTopic ? { encryptionKey } : {}),
    });
    this.deadLetters = new EncryptedQueue(this, "DeadLetters", {
      queueName: `${name}-siem-dead-letters`,
      encryptionKey,
      deadLettersOf: `${name}-siem`,
    });
    this.queue = new EncryptedQueue(this, "Queue", {
      queueName: `${name}-siem`,
      encryptionKey,
      deadLetters: { queue: this.deadLetters, attempts: 5 },
      // Splunk's input asks for 300 s by default; a SIEM that takes longer reads twice.
      visibilityTimeout: Duration.minutes(5),
    });
    this.queue.subscribeTo(this.topic, this.deadLetters);
  }
}
