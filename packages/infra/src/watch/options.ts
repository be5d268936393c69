import * as v from "valibot";
import { type Recipients, reachable } from "../alarms/options.ts";
import { count } from "../environment/schema.ts";

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
export const watchOptions: v.GenericSchema<unknown, WatchOptions> = v.strictObject({
  recipients: v.exactOptional(reachable),
  quietTrailHours: v.optional(count(1, 24), 1),
  quietFunctionHours: v.optional(count(1, 24), 24),
  // The quota of a new account is US$1: "Amazon SNS endpoints and quotas", AWS General Reference.
  smsBudgetUSD: v.optional(count(1, 1_000_000), 1),
  reportHour: v.optional(count(0, 23), 7),
});
