import * as v from "valibot";
import { type Recipients, reachable } from "../alarms/options.ts";
import { count, option } from "../environment/schema.ts";

/** Who hears that the watching itself is in trouble: the section `watch` of an environment. */
export interface WatchOptions {
  /** In place of Infosec's, which are the default. */
  readonly recipients?: Recipients;
  /** For how many hours no record at all may come from the trail. */
  readonly quietTrailHours: number;
  /** For how many hours the function may be handed nothing; the daily report is no record. */
  readonly quietFunctionHours: number;
  /** Dollars a month spent on SMS before somebody is told; SNS stops in silence at its quota. */
  readonly smsBudgetUSD: number;
  /** At which hour, UTC, the daily report goes out. */
  readonly reportHour: number;
}

/** Reads the section `watch`. */
export const watchOptions: v.GenericSchema<unknown, WatchOptions> = v.pipe(
  v.strictObject({
    recipients: v.exactOptional(
      v.pipe(reachable, v.description("Who hears of it; left out, Infosec.")),
    ),
    quietTrailHours: option("After how many hours without a record to ring.", count(1, 24), 1),
    quietFunctionHours: option(
      "After how many hours without a delivery to ring.",
      count(1, 24),
      24,
    ),
    // The quota of a new account is US$1: "Amazon SNS endpoints and quotas", AWS General Reference.
    smsBudgetUSD: option("Dollars a month for SMS; at 80 % it rings.", count(1, 1_000_000), 1),
    reportHour: option("At which hour, UTC, the daily report goes out.", count(0, 23), 7),
  }),
  v.description("Whether alerts still come: alarms on the way itself, tampering, a daily report."),
);

/** What holds where nobody says otherwise. */
export const defaultWatch: WatchOptions = v.parse(watchOptions, {});
