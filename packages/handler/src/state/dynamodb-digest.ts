import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mapConcurrently, readPartition, type TableContext } from "./dynamodb-context.ts";
import { expiry, keyOf, number } from "./dynamodb-item.ts";
import { addRepeats, repeatsIn } from "./dynamodb-span.ts";
import type { Digest, DigestEntry } from "./state-table.ts";

const partition = "digest";

/** What the digest will tell, as items `pk = "digest", sk = key`. */
export function createTableDigest(context: TableContext): Digest {
  return {
    hold: async (entries, keepUntilMs) => {
      const expires = expiry(keepUntilMs);
      await mapConcurrently(entries, ({ key, line, ...repeats }) => {
        const set = { line: { S: line }, expires };
        return addRepeats(context, { key: [partition, key], counter: "amount", set }, repeats);
      });
    },
    list: async () => {
      const items = await readPartition(context, partition, ["\u0000", "\uffff"]);
      return items.map((item) => ({
        key: item.sk?.S ?? "",
        line: item.line?.S ?? "",
        ...repeatsIn(item, "amount"),
      }));
    },
    clear: async (entries) => {
      await mapConcurrently(entries, (entry) => clear(context, entry));
    },
  };
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
