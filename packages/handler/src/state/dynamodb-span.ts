import {
  type AttributeValue,
  ConditionalCheckFailedException,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { TableContext } from "./dynamodb-context.ts";
import { type Item, keyOf, number, numberAt } from "./dynamodb-item.ts";
import type { Repeats } from "./state-table.ts";

/** The item that repeats are added to, and what of it is set besides. */
interface Target {
  readonly key: readonly [partition: string, sort: string];
  /** The attribute that counts them. */
  readonly counter: "amount" | "repeats";
  readonly set?: Readonly<Record<string, AttributeValue>>;
}

/**
 * Adds repeats to an item, whose `firstAt` and `lastAt` are when the earliest and the latest of all
 * happened. DynamoDB has no minimum of two numbers, and what is delivered later has mostly happened
 * later: so the new last replaces the old one, in one write, and the rest is mended in another.
 * Whoever replaced a number puts it back where it is further out, so that it does not matter who
 * else writes meanwhile.
 */
export async function addRepeats(
  context: TableContext,
  { key, counter, set = {} }: Target,
  { count, firstMs, lastMs }: Repeats,
): Promise<void> {
  const sets = Object.keys(set).map((name) => `${name} = :${name}, `);
  const values = Object.entries(set).map(([name, value]) => [`:${name}`, value] as const);
  const { Attributes: before } = await context.client.send(
    new UpdateItemCommand({
      TableName: context.table,
      Key: keyOf(...key),
      UpdateExpression:
        `SET ${sets.join("")}firstAt = if_not_exists(firstAt, :first), lastAt = :last ` +
        `ADD ${counter} :count`,
      ExpressionAttributeValues: {
        ...Object.fromEntries(values),
        ":first": number(firstMs),
        ":last": number(lastMs),
        ":count": number(count),
      },
      ReturnValues: "ALL_OLD",
    }),
  );
  const [first, last] = [numberAt(before, "firstAt", firstMs), numberAt(before, "lastAt", lastMs)];
  if (firstMs < first) await push(context, key, { name: "firstAt", to: firstMs, past: ">" });
  if (last > lastMs) await push(context, key, { name: "lastAt", to: last, past: "<" });
}

/** All that was added to an item; a count of zero where nothing was. */
export function repeatsIn(item: Item | undefined, counter: Target["counter"]): Repeats {
  return {
    count: numberAt(item, counter, 0),
    firstMs: numberAt(item, "firstAt", 0),
    lastMs: numberAt(item, "lastAt", 0),
  };
}

/** An end of the span, and where it is to be; `past` says of which values it is further out. */
interface End {
  readonly name: "firstAt" | "lastAt";
  readonly to: number;
  readonly past: "<" | ">";
}

/** Moves an end outwards, if nobody has yet, and if what it is the end of has not been told. */
async function push(
  { client, table }: TableContext,
  key: Target["key"],
  { name, to, past }: End,
): Promise<void> {
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(...key),
        UpdateExpression: `SET ${name} = :to`,
        ConditionExpression: `${name} ${past} :to`,
        ExpressionAttributeValues: { ":to": number(to) },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
