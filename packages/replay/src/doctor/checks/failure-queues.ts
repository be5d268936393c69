import { bad, type Checkup, good, type Observation } from "../checkup.ts";

/** Whether anything waits that could not be handled. */
export const failureQueues: Checkup = {
  id: "failure-queues",
  asks: "Nothing waits that the function could not handle",
  why: "Each message is a delivery of which nobody was told; queues forget after two weeks at most.",
  needs: ["sqs:GetQueueAttributes"],
  async run({ config, resources }) {
    const queues = (await resources()).idsOf("AWS::SQS::Queue").filter((url) => isLast(url));
    const { SQSClient, GetQueueAttributesCommand } = await import("@aws-sdk/client-sqs");
    const client = new SQSClient(config);
    return Promise.all(
      queues.map(async (QueueUrl): Promise<Observation> => {
        const { Attributes = {} } = await client.send(
          new GetQueueAttributesCommand({
            QueueUrl,
            AttributeNames: [
              "ApproximateNumberOfMessages",
              "ApproximateNumberOfMessagesNotVisible",
            ],
          }),
        );
        const waiting =
          Number(Attributes.ApproximateNumberOfMessages ?? 0) +
          Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0);
        const name = QueueUrl.split("/").at(-1) ?? QueueUrl;
        return waiting === 0
          ? good(`${name} is empty`)
          : bad(`${name} holds ${waiting}`, `logcritical redrive ${QueueUrl}`);
      }),
    );
  },
};

/** Whether nothing is meant to be in it; a SIEM's own queue is read by the SIEM. */
function isLast(url: string): boolean {
  return /-(?:failed|undelivered|dead-letters)$/.test(url);
}
