import { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { type Conditions, type EncryptionKey, ofAccount } from "./encryption-key.ts";

/** What a topic is called, and what encrypts it. */
export interface EncryptedTopicProps {
  readonly topicName: string;
  /** What mails and text messages come from: at most 100 characters, 10 count for SMS. */
  readonly displayName?: string;
  /** Left out only for a publisher that cannot use encrypted topics, as AWS Config. */
  readonly encryptionKey?: EncryptionKey;
}

/**
 * A standard topic over TLS only. As soon as a topic has a policy of its own, the default one is
 * gone by which alarms of the account may publish; so each publisher needs its method called here,
 * and the key's at once with it.
 */
export class EncryptedTopic extends Topic {
  readonly #key: EncryptionKey | undefined;

  constructor(scope: Construct, id: string, props: EncryptedTopicProps) {
    const { topicName, displayName, encryptionKey } = props;
    super(scope, id, {
      topicName,
      enforceSSL: true,
      ...(displayName === undefined ? {} : { displayName }),
      ...(encryptionKey === undefined ? {} : { masterKey: encryptionKey }),
    });
    this.#key = encryptionKey;
  }

  /** Lets CloudWatch alarms of this account and Region publish. */
  allowAlarms(): void {
    const { partition, region, account } = Stack.of(this);
    this.#allow("cloudwatch.amazonaws.com", {
      ...ofAccount(this),
      ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
    });
    this.#key?.allowAlarms();
  }

  /**
   * Lets EventBridge rules publish. Without a condition, as in EventBridge's own example for topics
   * ("Using resource-based policies", Amazon EventBridge User Guide), which also warns against a
   * role for targets of this kind where they are encrypted.
   */
  allowEventRules(): void {
    this.#allow("events.amazonaws.com", {});
    this.#key?.allowEventRules();
  }

  /** Lets a service publish, and use the key, under the same conditions. */
  allowService(service: string, conditions: Conditions): void {
    this.#allow(service, conditions);
    this.#key?.allowService(service, conditions);
  }

  #allow(service: string, conditions: Conditions): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ["sns:Publish"],
        resources: [this.topicArn],
        conditions,
      }),
    );
  }
}
