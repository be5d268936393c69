import { regionOfQueue } from "./region.ts";

/** A message of a queue, and how to take it off when it has been dealt with. */
export interface QueueMessage {
  readonly body: string;
  readonly remove: () => Promise<void>;
}

/**
 * Receives every message that a queue now has, one after another and each once. A message that is
 * not removed comes back to the queue when its visibility timeout ends, 30 s by default, which may
 * be long before the last one has been dealt with: it is not taken for another.
 */
export async function* receiveAll(queueURL: string): AsyncGenerator<QueueMessage> {
  // Loaded only now, for most commands of a desk never need it.
  const { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } = await import(
    "@aws-sdk/client-sqs"
  );
  // Its requests are signed for the Region of the queue, whatever that of the environment is.
  const region = regionOfQueue(queueURL);
  const client = new SQSClient(region === undefined ? {} : { region });
  const known = new Set<string | undefined>();
  let again = 0;
  try {
    while (true) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: queueURL,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 1,
        }),
      );
      const fresh = Messages.filter(({ MessageId }) => !known.has(MessageId));
      again = fresh.length > 0 ? 0 : again + Messages.length;
      if (Messages.length === 0 || again > known.size) return;
      for (const { MessageId, Body = "", ReceiptHandle } of fresh) {
        known.add(MessageId);
        const remove = async (): Promise<void> => {
          await client.send(new DeleteMessageCommand({ QueueUrl: queueURL, ReceiptHandle }));
        };
        yield { body: Body, remove };
      }
    }
  } finally {
    client.destroy();
  }
}
