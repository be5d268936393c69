import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { readPartition, type TableContext, writeAll } from "./dynamodb-context.ts";
import { expiry, type Item, keyOf, number, numberAt } from "./dynamodb-item.ts";
import type { CountPoint, Counts } from "./state-table.ts";

/**
 * Points as items `pk = series, sk = time and id`: a point is written by whoever sees the record,
 * as often as it is delivered, and stays one. Every writer writes before it reads, so of two at
 * the same time at least one sees both.
 */
export function createTableCounts(context: TableContext): Counts {
  return {
    add: async (points, keepUntilMs) => {
      // One batch must not name a key twice, which a delivery with a repeated record would.
      const distinct = new Map(points.map((point) => [`${point.series} ${sortOf(point)}`, point]));
      await writeAll(
        context,
        [...distinct.values()].map((point) => ({
          PutRequest: {
            Item: {
              ...keyOf(point.series, sortOf(point)),
              weight: number(point.weight),
              id: { S: point.id },
              expires: expiry(keepUntilMs),
            },
          },
        })),
      );
    },
    read: async (series, fromMs, toMs) => {
      const partition = keyOf(series, "").pk?.S ?? series;
      // "~" comes after every character that an id begins with.
      const items = await readPartition(context, partition, [stamp(fromMs), `${stamp(toMs)}~`]);
      return items.map((item) => pointOf(series, item));
    },
    increment: async (counter, keepUntilMs, by) => {
      const { Attributes } = await context.client.send(
        new UpdateItemCommand({
          TableName: context.table,
          Key: keyOf(counter, "counter"),
          UpdateExpression: "SET expires = :expires ADD amount :by",
          ExpressionAttributeValues: { ":expires": expiry(keepUntilMs), ":by": number(by) },
          ReturnValues: "UPDATED_NEW",
        }),
      );
      return numberAt(Attributes, "amount", by);
    },
  };
}

function sortOf(point: CountPoint): string {
  return `${stamp(point.atMs)}/${point.id}`;
}

/** Milliseconds with as many digits as any year to 9999 needs, so that text sorts as time. */
function stamp(ms: number): string {
  return String(Math.max(0, Math.round(ms))).padStart(15, "0");
}

function pointOf(series: string, item: Item): CountPoint {
  const [time = ""] = (item.sk?.S ?? "").split("/");
  return {
    series,
    atMs: Number(time),
    id: item.id?.S ?? "",
    weight: numberAt(item, "weight", 1),
  };
}
