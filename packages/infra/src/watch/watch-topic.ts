import { SubscriptionProtocol } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { subscribe } from "../alarms/alert-topics.ts";
import type { Recipients } from "../alarms/options.ts";
import { EncryptedTopic } from "../foundation/encrypted-topic.ts";
import { EncryptionKey } from "../foundation/encryption-key.ts";

/** What the topic and its key are called, and who hears. */
export interface WatchTopicProps {
  readonly topicName: string;
  readonly recipients: Recipients;
}

/**
 * The topic that says that the pipeline is in trouble. It shares nothing with the pipeline: whoever
 * disables the key of the alerts does not silence the news of it. Its own key is a way to silence it
 * in turn, as SNS without a key cannot be; but what is not encrypted fails the audits that this is
 * deployed for, and the call itself also reaches the function, whose topics have the other key.
 */
export class WatchTopic extends Construct {
  readonly topic: EncryptedTopic;
  readonly key: EncryptionKey;

  constructor(scope: Construct, id: string, { topicName, recipients }: WatchTopicProps) {
    super(scope, id);
    this.key = new EncryptionKey(this, "Key", {
      alias: topicName,
      description: "Encrypts the news that the alerting pipeline is in trouble",
    });
    this.topic = new EncryptedTopic(this, "Topic", {
      topicName,
      displayName: "LC-WATCH",
      encryptionKey: this.key,
    });
    this.topic.allowAlarms();
    this.topic.allowEventRules();
    subscribe(this.topic, SubscriptionProtocol.EMAIL, recipients.emails);
    // One topic for mail and phones: SNS cuts what is too long for an SMS into several.
    subscribe(this.topic, SubscriptionProtocol.SMS, recipients.phones);
  }
}
