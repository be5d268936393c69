/** The four topics, named as those of "AWS Account level security". */
export const topicNames = ["InfosecEmail", "DevOpsEmail", "InfosecSMS", "DevOpsSMS"] as const;
/** One of `topicNames`. */
export type TopicName = (typeof topicNames)[number];

/** Where the topics are: ARNs, of those that exist. */
export type Topics = Readonly<Partial<Record<TopicName, string>>>;

/** Whether the topic is one of those for text messages on phones. */
export function isSMSTopic(topic: TopicName): boolean {
  return topic === "InfosecSMS" || topic === "DevOpsSMS";
}
