import { bad, type Checkup, good, type Observation } from "../checkup.ts";

/** Whether somebody hears of what is sent to each topic. */
export const subscriptions: Checkup = {
  id: "subscriptions",
  asks: "Every topic reaches somebody",
  why: "A topic without a confirmed subscription takes every alert and tells nobody.",
  needs: ["sns:ListSubscriptionsByTopic"],
  async run({ resources, config }) {
    const topics = (await resources()).idsOf("AWS::SNS::Topic");
    const { SNSClient, paginateListSubscriptionsByTopic } = await import("@aws-sdk/client-sns");
    const client = new SNSClient(config);
    const observations: Observation[] = [];
    for (const topic of topics) {
      const arns: string[] = [];
      const pages = paginateListSubscriptionsByTopic({ client }, { TopicArn: topic });
      for await (const { Subscriptions = [] } of pages) {
        arns.push(...Subscriptions.map(({ SubscriptionArn = "" }) => SubscriptionArn));
      }
      observations.push(...judge(topic.split(":").at(-1) ?? topic, arns));
    }
    return observations;
  },
};

/**
 * What is not confirmed has `PendingConfirmation` for an ARN, or `Deleted` once somebody, or their
 * mail scanner, has followed the link to unsubscribe. Source: `SubscriptionArn`, Amazon SNS API
 * Reference.
 */
function judge(topic: string, arns: readonly string[]): readonly Observation[] {
  const confirmed = arns.filter((arn) => arn.startsWith("arn:")).length;
  const pending = arns.filter((arn) => arn === "PendingConfirmation").length;
  return [
    confirmed > 0
      ? good(`${topic} has ${confirmed} confirmed`)
      : bad(`${topic} has no confirmed subscription`, "subscribe people, and have them confirm"),
    ...(pending === 0
      ? []
      : [
          bad(
            `${topic} has ${pending} that nobody confirmed`,
            "have them follow the link in SNS's mail, which holds for two days, or deploy again",
          ),
        ]),
  ];
}
