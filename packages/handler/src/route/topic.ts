/** The four topics, named as those of "AWS Account level security". */
export const topicNames = ["InfosecEmail", "DevOpsEmail", "InfosecSMS", "DevOpsSMS"] as const;
/** One of `topicNames`. */
export type TopicName = (typeof topicNames)[number];

/** The function's variables that hold the topics' ARNs; README.md has them as a table. */
export const topicVariables: Readonly<Record<TopicName, string>> = {
  InfosecEmail: "INFOSEC_EMAIL_TOPIC_ARN",
  DevOpsEmail: "DEVOPS_EMAIL_TOPIC_ARN",
  InfosecSMS: "INFOSEC_SMS_TOPIC_ARN",
  DevOpsSMS: "DEVOPS_SMS_TOPIC_ARN",
};

/** Where the topics are: ARNs, of those that exist. */
export type Topics = Readonly<Partial<Record<TopicName, string>>>;

/** Whether the topic is one of those for text messages on phones. */
export function isSMSTopic(topic: TopicName): boolean {
  return topic === "InfosecSMS" || topic === "DevOpsSMS";
}
