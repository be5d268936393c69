import { remember } from "./remember.ts";
import type { TrailRecord } from "./trail-record.ts";
import { textAt } from "./value.ts";

/** What was done, as IAM policies spell it: `ec2:StopInstances`; `unknown` for a part not given. */
export function actionOf(record: TrailRecord): string {
  const source = serviceOf(textAt(record, "eventSource") ?? "unknown");
  return `${source}:${textAt(record, "eventName") ?? "unknown"}`;
}

const serviceOf = remember((source) => source.replace(/\.amazonaws\.com(?:\.cn)?$/, ""));

/**
 * The account that the record was delivered to, which is the one that owns what was acted upon;
 * else the actor's own. The two differ where an actor reaches into another account.
 */
export function accountOf(record: TrailRecord): string | undefined {
  return textAt(record, "recipientAccountId") ?? textAt(record, "userIdentity", "accountId");
}

/** The region that answered. Global services say `us-east-1`. */
export function regionOf(record: TrailRecord): string | undefined {
  return textAt(record, "awsRegion");
}

/** `2026-08-01T14:05:31Z`, and what exports make of it: a space for the T, fractions, no zone. */
const timeShape = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/;

/**
 * The years 0000 to 9999 in UTC, as milliseconds since 1970: the times that RFC 3339 can write, and
 * that everything which prints or reads one again can take. A zone may lead out of them.
 */
export const timeLimits = { firstMs: -62_167_219_200_000, lastMs: 253_402_300_799_999 } as const;

/** When the call was made, in milliseconds since 1970 UTC; a time without a zone is UTC. */
export function timeOf(record: TrailRecord): number | undefined {
  const [, date, time, zone = "Z"] = timeShape.exec(textAt(record, "eventTime") ?? "") ?? [];
  const timeMs = Date.parse(`${date}T${time}${zone}`);
  return timeMs >= timeLimits.firstMs && timeMs <= timeLimits.lastMs ? timeMs : undefined;
}
