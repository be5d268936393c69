import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import type { Item } from "./dynamodb-item.ts";

/** The client and the table's name. */
export interface TableContext {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** How many requests are under way at once: enough to hide latency, few enough for one socket pool. */
const concurrency = 25;
/** The most writes of one batch. Source: BatchWriteItem, Amazon DynamoDB API Reference. */
const batchMax = 25;

/** Runs a task for each item, some at once, and gives the results in order. */
export async function mapConcurrently<T, R>(
  items: readonly T[],
  task: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane));
  return results;
}

/** Writes items whose order does not matter, and asks again for what a full table left out. */
export async function writeAll(
  { client, table }: TableContext,
  requests: readonly WriteRequest[],
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(requests.length / batchMax) }, (_, index) =>
    requests.slice(index * batchMax, (index + 1) * batchMax),
  );
  await mapConcurrently(batches, async (batch) => {
    let left: WriteRequest[] = [...batch];
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === 3) throw new Error(`DynamoDB left ${left.length} of ${batch.length} writes`);
      const answer = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: left } }),
      );
      left = answer.UnprocessedItems?.[table] ?? [];
    }
  });
}

/** The items of a partition, from one sort key to another, as they are at this moment. */
export async function readPartition(
  { client, table }: TableContext,
  partition: string,
  [from, to]: readonly [string, string],
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":pk": { S: partition },
          ":from": { S: from },
          ":to": { S: to },
        },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}
