import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mapConcurrently, type TableContext } from "./dynamodb-context.ts";
import { expiry, keyOf, number, numberAt } from "./dynamodb-item.ts";
import { addRepeats, repeatsIn } from "./dynamodb-span.ts";
import type { ClaimAnswer, Claims, ClaimTerms, Release, Settlement } from "./state-table.ts";

/** Long enough for every retry and a redrive; Kinesis and queues keep nothing for longer. */
const keepMs = 14 * 24 * 3600 * 1000;

/** Claims as items `pk = key, sk = "claim"`, each changed by one conditional write. */
export function createTableClaims(context: TableContext): Claims {
  return {
    claim: (keys, terms) => mapConcurrently(keys, (key) => claim(context, key, terms)),
    settle: async (settlements) => {
      await mapConcurrently(settlements, (settlement) => settle(context, settlement));
    },
    release: async (releases) => {
      await mapConcurrently(releases, (one) => release(context, one));
    },
    merge: async (merges) => {
      await mapConcurrently(merges, ({ key, ...repeats }) =>
        addRepeats(context, { key: [key, "claim"], counter: "repeats" }, repeats),
      );
    },
  };
}

async function claim(context: TableContext, key: string, terms: ClaimTerms): Promise<ClaimAnswer> {
  const { client, table } = context;
  try {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(key, "claim"),
        UpdateExpression: "SET claimedBy = :me, leaseUntil = :lease, expires = :expires",
        ConditionExpression:
          "(attribute_not_exists(settledUntil) OR settledUntil <= :now) AND " +
          "(attribute_not_exists(leaseUntil) OR leaseUntil <= :now OR claimedBy = :me)",
        ExpressionAttributeValues: {
          ":me": { S: terms.owner },
          ":now": number(terms.nowMs),
          ":lease": number(terms.leaseUntilMs),
          ":expires": expiry(terms.nowMs + keepMs),
        },
        ReturnValues: "ALL_NEW",
      }),
    );
    const repeats = repeatsIn(Attributes, "repeats");
    return {
      kind: "granted",
      sent: Attributes?.sent?.SS ?? [],
      repeats: repeats.count === 0 ? undefined : repeats,
    };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { kind: await refusal(context, key, terms) };
  }
}

/** Why a claim was refused: told already, or held by a runtime that is still at it. */
async function refusal(
  { client, table }: TableContext,
  key: string,
  terms: ClaimTerms,
): Promise<"settled" | "held"> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: keyOf(key, "claim"), ConsistentRead: true }),
  );
  return numberAt(Item, "settledUntil", 0) > terms.nowMs ? "settled" : "held";
}

async function settle({ client, table }: TableContext, settlement: Settlement): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: keyOf(settlement.key, "claim"),
      UpdateExpression:
        "SET settledUntil = :until, expires = :expires " +
        "REMOVE claimedBy, leaseUntil, sent, repeats, firstAt, lastAt",
      ExpressionAttributeValues: {
        ":until": number(settlement.untilMs),
        ":expires": expiry(settlement.untilMs + keepMs),
      },
    }),
  );
}

async function release({ client, table }: TableContext, { key, sent }: Release): Promise<void> {
  const told = sent.length > 0;
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: keyOf(key, "claim"),
      UpdateExpression: `${told ? "SET sent = :sent " : ""}REMOVE claimedBy, leaseUntil`,
      ...(told ? { ExpressionAttributeValues: { ":sent": { SS: [...sent] } } } : {}),
    }),
  );
}
