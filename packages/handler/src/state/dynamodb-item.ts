import { createHash } from "node:crypto";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** An item as the table holds it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** Where an item is: the table's partition key `pk` and sort key `sk`, both strings. */
export function keyOf(partition: string, sort: string): Record<string, AttributeValue> {
  return { pk: { S: shorten(partition, 2048) }, sk: { S: shorten(sort, 1024) } };
}

/** A number, as DynamoDB writes it. */
export function number(value: number): AttributeValue {
  return { N: String(value) };
}

/** The table's TTL attribute `expires`, in seconds; DynamoDB may take days to act on it. */
export function expiry(keepUntilMs: number): AttributeValue {
  return number(Math.ceil(keepUntilMs / 1000));
}

/** The number under a name, or the fallback. */
export function numberAt(item: Item | undefined, name: string, fallback: number): number {
  const text = item?.[name]?.N;
  return text === undefined ? fallback : Number(text);
}

/**
 * Keys may hold 2,048 bytes of partition and 1,024 of sort key, and some of ours hold names that
 * a stranger chose: what is too long keeps its beginning, by which it is sorted and found again,
 * and is told apart by its hash; an empty text is known by a dash.
 * Source: "Quotas in Amazon DynamoDB", partition and sort key length.
 */
function shorten(text: string, bytesMax: number): string {
  if (text === "") return "-";
  if (Buffer.byteLength(text) <= bytesMax) return text;
  const hash = createHash("sha256").update(text).digest("hex");
  // What is left of a character cut in two becomes one of three bytes.
  const beginning = Buffer.from(text).subarray(0, bytesMax - hash.length - 3);
  return `${beginning.toString("utf8")}${hash}`;
}
