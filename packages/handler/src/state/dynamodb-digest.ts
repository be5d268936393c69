import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mapConcurrently, readPartition, type TableContext } from "./dynamodb-context.ts";
import { expiry, keyOf, number, numberAt } from "./dynamodb-item.ts";
import type { Digest, DigestEntry } from "./state-table.ts";

const partition = "digest";

/** What the digest will tell, as items `pk = "digest", sk = key`. */
export function createTableDigest(context: TableContext): Digest {
  return {
    hold: async (entries, keepUntilMs) => {
      await mapConcurrently(entries, (entry) => hold(context, entry, keepUntilMs));
    },
    list: async () => {
      const items = await readPartition(context, partition, ["\u0000", "\uffff"]);
      return items.map((item) => ({
        key: item.sk?.S ?? "",
        line: item.line?.S ?? "",
        count: numberAt(item, "amount", 0),
        firstMs: numberAt(item, "firstAt", 0),
        lastMs: numberAt(item, "lastAt", 0),
      }));
    },
    clear: async (entries) => {
      await mapConcurrently(entries, (entry) => clear(context, entry));
    },
  };
}

async function hold(
  { client, table }: TableContext,
  entry: DigestEntry,
  keepUntilMs: number,
): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: keyOf(partition, entry.key),
      UpdateExpression:
        "SET line = :line, expires = :expires, lastAt = :last, " +
        "firstAt = if_not_exists(firstAt, :first) ADD amount :count",
      ExpressionAttributeValues: {
        ":line": { S: entry.line },
        ":expires": expiry(keepUntilMs),
        ":first": number(entry.firstMs),
        ":last": number(entry.lastMs),
        ":count": number(entry.count),
      },
    }),
  );
}

/** Removes the entry if nothing was added since it was listed, and else only what was told. */
async function clear({ client, table }: TableContext, entry: DigestEntry): Promise<void> {
  const item = { TableName: table, Key: keyOf(partition, entry.key) };
  try {
    await client.send(
      new DeleteItemCommand({
        ...item,
        ConditionExpression: "amount = :told",
        ExpressionAttributeValues: { ":told": number(entry.count) },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    await client.send(
      new UpdateItemCommand({
        ...item,
        UpdateExpression: "ADD amount :less",
        ExpressionAttributeValues: { ":less": number(-entry.count) },
      }),
    );
  }
}
