import { hourSeconds, metric, once, type WatchAlarm, type WatchRequest } from "./watch-alarm.ts";

/** Alarms on the way of alerts from the topics to people. */
export function topicAlarms(request: WatchRequest): readonly WatchAlarm[] {
  const { pipeline, watchTopicName, smsBudgetUSD, undeliveredQueueName } = request;
  const waiting: WatchAlarm = {
    id: "tampering-untold",
    description:
      `News of tampering could not be delivered, and waits in ${undeliveredQueueName}. Read it there ` +
      "first; then see why: the topic's policy, its key, the function's permission for EventBridge.",
    metric: metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", {
      QueueName: undeliveredQueueName,
    }),
    ...once,
    statistic: "Maximum",
    isOfWatch: true,
  };
  const failed = [...pipeline.topicNames, watchTopicName].map((TopicName) => ({
    id: `undelivered-${TopicName.slice(pipeline.prefix.length + 1)}`,
    description:
      `SNS could not deliver what was published to ${TopicName}. See who is subscribed and ` +
      "confirmed: aws sns list-subscriptions-by-topic; for SMS, whether the account is still in " +
      "the sandbox and what its monthly quota is: aws sns get-sms-attributes.",
    metric: metric("AWS/SNS", "NumberOfNotificationsFailed", { TopicName }),
    ...once,
    ...(TopicName === watchTopicName && { isOfWatch: true as const }),
  }));
  if (!pipeline.hasPhones) return [waiting, ...failed];
  return [
    waiting,
    ...failed,
    {
      id: "sms-spend",
      description:
        `80 % of US$${smsBudgetUSD} for SMS this month are spent. At the account's quota SNS stops ` +
        "sending, in silence: raise the quota (Service Quotas, Amazon SNS) and watch.smsBudgetUSD " +
        "with it, or find out what rings so often.",
      metric: metric("AWS/SNS", "SMSMonthToDateSpentUSD"),
      statistic: "Maximum",
      periodSeconds: hourSeconds,
      periods: 1,
      threshold: smsBudgetUSD * 0.8,
      isFloor: false,
    },
  ];
}
