import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as v from "valibot";
import { count, logRetentionDays, option } from "../environment/schema.ts";

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

const ways = ["logs", "kinesis", "none"] as const;
const places = ["auto", "parameter", "object"] as const;
const concurrency = v.union(
  [count(1, 1000), v.literal("none")],
  "write a whole number of 1 to 1,000, or none",
);

const stream: v.GenericSchema<unknown, StreamOptions> = v.strictObject({
  shards: v.exactOptional(
    v.pipe(count(1, 500), v.description("How many shards; left out, as many as it takes.")),
  ),
  // "Changing the data retention period", Amazon Kinesis Data Streams Developer Guide.
  retentionHours: option("For how many hours it keeps records.", count(24, 8760), 48),
});

/** Reads the section `delivery`. */
export const deliveryOptions: v.GenericSchema<unknown, DeliveryOptions> = v.pipe(
  v.strictObject({
    by: option(
      "How records reach the function: by logs, by kinesis; with none there is no function.",
      v.picklist(ways, `write one of ${ways.join(", ")}`),
      "logs",
    ),
    subscriptions: option(
      "How many of the log group's two subscription filters to take.",
      v.picklist([1, 2], "write 1 or 2"),
      2,
    ),
    settingsIn: option(
      "Where the settings are kept: a parameter holds 8 KB; auto chooses.",
      v.picklist(places, `write one of ${places.join(", ")}`),
      "auto",
    ),
    // 128 to 10,240 MB and 1 to 900 s: "Lambda quotas", AWS Lambda Developer Guide.
    memoryMB: option("The function's memory, and CPU with it.", count(128, 10_240), 512),
    timeoutSeconds: option("How long one delivery may take.", count(10, 900), 60),
    reservedConcurrency: option(
      "How many runtimes at once; none where the account's quota has nothing to reserve.",
      concurrency,
      10,
    ),
    logRetentionDays: option(
      "For how many days the function's own log is kept.",
      logRetentionDays,
      RetentionDays.THREE_MONTHS,
    ),
    stream: option("The stream, where delivery is by kinesis.", stream, { retentionHours: 48 }),
  }),
  v.description("The function: how records reach it, and how it runs."),
);
