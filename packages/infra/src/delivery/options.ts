import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as v from "valibot";
import { count, logRetentionDays } from "../environment/schema.ts";

/** How records reach the function, and how it runs: the section `delivery` of an environment. */
export interface DeliveryOptions {
  /** `none` deploys alarms only, and no function. */
  readonly by: "logs" | "kinesis" | "none";
  /** Subscription filters to pack the rules into: 1 where another tool has the second one. */
  readonly subscriptions: 1 | 2;
  /** Where the settings are kept: `auto` takes a parameter while they fit into one. */
  readonly settingsIn: "auto" | "parameter" | "object";
  readonly memoryMB: number;
  readonly timeoutSeconds: number;
  /**
   * How many runtimes there may be at once, which no other function can take; `none` in accounts
   * whose quota has nothing to reserve, as that of new ones, where deployment would fail.
   */
  readonly reservedConcurrency: number | "none";
  /** Of the function's own log. */
  readonly logRetentionDays: RetentionDays;
  /** How the stream is made, where there is one. */
  readonly stream: StreamOptions;
}

/** A Kinesis stream. */
export interface StreamOptions {
  /** 1 MB a second in each; without a number the stream grows and shrinks on demand. */
  readonly shards?: number;
  /** Long enough to find, from a message of the on-failure queue, the records it is about. */
  readonly retentionHours: number;
}

const switches = {
  by: ["logs", "kinesis", "none"],
  settingsIn: ["auto", "parameter", "object"],
} as const;

/** Reads the section `delivery`. */
export const deliveryOptions: v.GenericSchema<unknown, DeliveryOptions> = v.strictObject({
  by: v.optional(v.picklist(switches.by, `write one of ${switches.by.join(", ")}`), "logs"),
  subscriptions: v.optional(v.picklist([1, 2], "write 1 or 2"), 2),
  settingsIn: v.optional(
    v.picklist(switches.settingsIn, `write one of ${switches.settingsIn.join(", ")}`),
    "auto",
  ),
  // 128 to 10,240 MB and 1 to 900 s: "Lambda quotas", AWS Lambda Developer Guide.
  memoryMB: v.optional(count(128, 10_240), 512),
  timeoutSeconds: v.optional(count(10, 900), 60),
  reservedConcurrency: v.optional(
    v.union([count(1, 1000), v.literal("none")], "write a whole number of 1 to 1,000, or none"),
    10,
  ),
  logRetentionDays: v.optional(logRetentionDays, 90),
  stream: v.optional(
    v.strictObject({
      shards: v.exactOptional(count(1, 500)),
      // "Changing the data retention period", Amazon Kinesis Data Streams Developer Guide.
      retentionHours: v.optional(count(24, 8760), 48),
    }),
    {},
  ),
});
