/** A message of a queue, and how to take it off when it has been dealt with. */
export interface QueueMessage {
  readonly body: string;
  readonly remove: () => Promise<void>;
}

/**
 * Receives every message that a queue now has, one after another. A message that is not removed
 * comes back to the queue when its visibility timeout ends.
 */
export async function* receiveAll(queueURL: string): AsyncGenerator<QueueMessage> {
  // Loaded only now, for most commands of a desk never need it.
  const { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } = await import(
    "@aws-sdk/client-sqs"
  );
  const client = new SQSClient({});
  try {
    while (true) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: queueURL,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 1,
        }),
      );
      if (Messages.length === 0) return;
      for (const { Body = "", ReceiptHandle } of Messages) {
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
