import type { Account } from "../account.ts";
import { accountOf, invoking, type Publisher, publishing, sending, type Walk } from "./walk.ts";

/** Alarm → topic's policy → key's policy; the key sees the account only (aws-facts, 3.3). */
export const walkAlarms: Walk = (account) =>
  account.ofType("AWS::CloudWatch::Alarm").flatMap((alarm) => {
    const actions = [alarm.properties.AlarmActions ?? []].flat();
    if (actions.length === 0) return [`${alarm.name} tells nobody`];
    return actions.flatMap((arn) => {
      const topic = account.byARN(arn);
      if (topic === undefined)
        return [`${alarm.name} tells ${JSON.stringify(arn)}, which is not deployed`];
      const source = { "aws:SourceAccount": accountOf(alarm) };
      return publishing(account, topic, {
        by: alarm.name,
        service: "cloudwatch.amazonaws.com",
        context: { ...source, "aws:SourceArn": alarm.arn },
        keyContext: source,
      });
    });
  });

/** Topic → queue's policy → queue's key, and the same for what could not be delivered. */
export const walkSubscriptions: Walk = (account) =>
  account.ofType("AWS::SNS::Subscription").flatMap(({ id, properties }) => {
    if (properties.Protocol !== "sqs") return [];
    const topic = account.byARN(properties.TopicArn);
    if (topic === undefined) return [`${id} has no topic`];
    const redrive = properties.RedrivePolicy as
      | { readonly deadLetterTargetArn?: string }
      | undefined;
    const queues = [properties.Endpoint, redrive?.deadLetterTargetArn];
    return queues.flatMap((arn) => {
      const queue = account.byARN(arn);
      if (queue === undefined) return [`${id} has no queue ${String(arn)}`];
      return sending(account, queue, {
        by: topic.name,
        service: "sns.amazonaws.com",
        context: { "aws:SourceArn": topic.arn },
        keyContext: { "aws:SourceArn": topic.arn, "aws:SourceAccount": accountOf(topic) },
      });
    });
  });

/** EventBridge rule → target; a key sees no condition keys at all of these. */
export const walkEventRules: Walk = (account) =>
  account.ofType("AWS::Events::Rule").flatMap((rule) => {
    const targets = (rule.properties.Targets ?? []) as readonly Target[];
    if (targets.length === 0) return [`${rule.name} has no target`];
    return targets.flatMap(({ Arn, DeadLetterConfig }) => {
      const publisher: Publisher = {
        by: rule.name,
        service: "events.amazonaws.com",
        context: { "aws:SourceArn": rule.arn, "aws:SourceAccount": accountOf(rule) },
        keyContext: {},
      };
      return [Arn, ...(DeadLetterConfig === undefined ? [] : [DeadLetterConfig.Arn])].flatMap(
        (arn) => reaching(account, arn, publisher),
      );
    });
  });

interface Target {
  readonly Arn: string;
  readonly DeadLetterConfig?: { readonly Arn: string };
}

function reaching(account: Account, arn: string, publisher: Publisher): readonly string[] {
  const target = account.byARN(arn);
  if (target === undefined) return [`${publisher.by} goes to ${arn}, which is not deployed`];
  switch (target.type) {
    case "AWS::SNS::Topic":
      return publishing(account, target, { ...publisher, context: {} });
    case "AWS::SQS::Queue":
      return sending(account, target, publisher);
    case "AWS::Lambda::Function":
      return invoking(account, target, publisher);
  }
  return [`${publisher.by} goes to ${target.name}, of which no walk knows what it needs`];
}
