import { Stack } from "aws-cdk-lib";
import { CfnRule } from "aws-cdk-lib/aws-events";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { EncryptedQueue } from "../foundation/encrypted-queue.ts";
import { printEventPattern, type Tampering } from "./tampering.ts";
import type { WatchTopic } from "./watch-topic.ts";

/** What is listened for, and who hears of it. */
export interface TamperRulesProps {
  readonly tampering: readonly Tampering[];
  /** The rules' names begin with it: `acme-prod-watch`. */
  readonly prefix: string;
  readonly topic: WatchTopic;
  /** Of the queue for what neither topic nor function took. */
  readonly undeliveredQueueName: string;
  /** The function, which tells the same by its own topics, with its own key. */
  readonly functionARN?: string;
}

/**
 * One EventBridge rule for each kind of tampering. What a target did not take waits in a queue.
 * They hear of calls in their own Region, while some trail of the account records there.
 */
export class TamperRules extends Construct {
  constructor(scope: Construct, id: string, props: TamperRulesProps) {
    super(scope, id);
    const { tampering, prefix, topic, functionARN } = props;
    const deadLetterConfig = { arn: createQueue(this, props).queueArn };
    for (const kind of tampering) {
      new CfnRule(this, kind.id, {
        name: `${prefix}-${kind.id}`,
        description: `Somebody changed ${kind.what}`,
        eventPattern: printEventPattern(kind),
        targets: [
          {
            id: "people",
            arn: topic.topic.topicArn,
            inputTransformer: { inputPathsMap: inputPaths, inputTemplate: template(kind, prefix) },
            deadLetterConfig,
          },
          ...(functionARN === undefined
            ? []
            : [
                {
                  id: "function",
                  arn: functionARN,
                  inputTransformer: {
                    inputPathsMap: envelopePaths,
                    inputTemplate: envelopeOf(kind),
                  },
                  deadLetterConfig,
                },
              ]),
        ],
      });
    }
  }
}

/** EventBridge tries for 24 h, and then leaves here what it could not deliver. */
function createQueue(scope: TamperRules, props: TamperRulesProps): EncryptedQueue {
  const { partition, region, account } = Stack.of(scope);
  const queue = new EncryptedQueue(scope, "Undelivered", {
    queueName: props.undeliveredQueueName,
    encryptionKey: props.topic.key,
  });
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("events.amazonaws.com")],
      actions: ["sqs:SendMessage"],
      resources: [queue.queueArn],
      conditions: {
        ArnLike: {
          "aws:SourceArn": `arn:${partition}:events:${region}:${account}:rule/${props.prefix}-*`,
        },
      },
    }),
  );
  return queue;
}

const inputPaths = {
  action: "$.detail.eventName",
  actor: "$.detail.userIdentity.arn",
  time: "$.detail.eventTime",
  source: "$.detail.sourceIPAddress",
  account: "$.detail.recipientAccountId",
  region: "$.detail.awsRegion",
  id: "$.detail.eventID",
} as const;

const envelopePaths = { id: "$.id", type: "$.detail-type", detail: "$.detail" } as const;

/**
 * What the function is handed: an envelope with the record, which says what was tampered with, so
 * that the function tells it whether or not a rule of its own asks for such calls.
 */
function envelopeOf({ what }: Tampering): string {
  const tampering = JSON.stringify(what);
  return `{"id":<id>,"detail-type":<type>,"detail":<detail>,"tampering":${tampering}}`;
}

/** What a person reads, who and what first, as phones cut it. */
function template({ what }: Tampering, prefix: string): string {
  return JSON.stringify(
    `[CRITICAL] ${prefix}: <actor> called <action> on ${what}, from <source>, at <time>. ` +
      "Account <account>, Region <region>, event <id>. Ask the actor. If it is no deployment of " +
      "yours, treat the account as under attack: somebody is making sure that you do not see what " +
      "comes next. See what they did: aws cloudtrail lookup-events --lookup-attributes " +
      "AttributeKey=EventId,AttributeValue=<id>.",
  );
}
