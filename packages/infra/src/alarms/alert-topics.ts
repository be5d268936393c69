import { type TopicName, type Topics, topicNames } from "@logcritical/handler/settings";
import { Token } from "aws-cdk-lib";
import { Subscription, SubscriptionProtocol } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { EncryptedTopic } from "../foundation/encrypted-topic.ts";
import type { EncryptionKey } from "../foundation/encryption-key.ts";
import type { Recipients } from "./options.ts";

/** Who hears of what. */
export interface Teams {
  readonly infosec: Recipients;
  readonly devops: Recipients;
}

/** Who hears of what, and what encrypts it on its way. */
export interface AlertTopicsProps extends Teams {
  /** What the topics are called, such as `acme-prod-infosec-email`. */
  readonly nameOf: (purpose: string) => string;
  readonly encryptionKey: EncryptionKey;
}

/** A topic that exists, and the name by which rules and settings know it. */
export interface AlertTopic {
  readonly name: TopicName;
  readonly topic: EncryptedTopic;
}

/**
 * The four topics of "AWS Account level security", as far as anybody is named for them: a topic
 * without subscribers swallows alerts, and the routing table sends what would go there to people.
 */
export class AlertTopics extends Construct {
  readonly #topics: readonly AlertTopic[];

  constructor(scope: Construct, id: string, props: AlertTopicsProps) {
    super(scope, id);
    this.#topics = listTopics(props).map((name) => {
      const { purpose, displayName, recipientsOf, protocol } = kinds[name];
      const topic = new EncryptedTopic(this, name, {
        topicName: props.nameOf(purpose),
        displayName: displayName ?? props.nameOf(purpose),
        encryptionKey: props.encryptionKey,
      });
      topic.allowAlarms();
      subscribe(topic, protocol, recipientsOf(props));
      return { name, topic };
    });
  }

  /** Those that exist. */
  all(): readonly AlertTopic[] {
    return this.#topics;
  }

  /** Their ARNs by name, as the routing table takes them. */
  arns(): Topics {
    return Object.fromEntries(this.#topics.map(({ name, topic }) => [name, topic.topicArn]));
  }
}

/**
 * Subscribes people. Addresses are part of what CloudFormation calls a subscription, as a place in a
 * list would not do: with the first taken out, all the others would be made anew, and mail would ask
 * everybody to confirm once more.
 */
export function subscribe(
  topic: EncryptedTopic,
  protocol: SubscriptionProtocol.EMAIL | SubscriptionProtocol.SMS,
  endpoints: readonly string[],
): void {
  for (const [at, endpoint] of endpoints.entries()) {
    const id = Token.isUnresolved(endpoint) ? `${protocol}-${at + 1}` : endpoint;
    new Subscription(topic, id, { topic, protocol, endpoint });
  }
}

/** The topics that somebody is named for. */
export function listTopics(teams: Teams): readonly TopicName[] {
  return topicNames.filter((name) => kinds[name].recipientsOf(teams).length > 0);
}

/** What a topic is for, as the end of its name. */
export function topicPurpose(name: TopicName): string {
  return kinds[name].purpose;
}

interface Kind {
  readonly purpose: string;
  /** What stands before an SMS; mails have the topic's name. */
  readonly displayName?: string;
  readonly protocol: SubscriptionProtocol.EMAIL | SubscriptionProtocol.SMS;
  readonly recipientsOf: (teams: Teams) => readonly string[];
}

const kinds = {
  InfosecEmail: {
    purpose: "infosec-email",
    protocol: SubscriptionProtocol.EMAIL,
    recipientsOf: ({ infosec }) => infosec.emails,
  },
  DevOpsEmail: {
    purpose: "devops-email",
    protocol: SubscriptionProtocol.EMAIL,
    recipientsOf: ({ devops }) => devops.emails,
  },
  InfosecSMS: {
    purpose: "infosec-sms",
    displayName: "INFOSEC-SMS",
    protocol: SubscriptionProtocol.SMS,
    recipientsOf: ({ infosec }) => infosec.phones,
  },
  DevOpsSMS: {
    purpose: "devops-sms",
    displayName: "DEVOPS-SMS",
    protocol: SubscriptionProtocol.SMS,
    recipientsOf: ({ devops }) => devops.phones,
  },
} satisfies Record<TopicName, Kind> as Record<TopicName, Kind>;
