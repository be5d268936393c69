import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as v from "valibot";

/** A switch: `false` leaves the part out. */
export function enabled(isEnabled: boolean): v.GenericSchema<boolean | undefined, boolean> {
  return v.optional(v.pipe(v.boolean(), v.description("false leaves this part out.")), isEnabled);
}

/** A whole number within bounds. */
export function count(least: number, most: number): v.GenericSchema<number, number> {
  return v.pipe(
    v.number("write a whole number"),
    v.integer("write a whole number"),
    v.minValue(least, `write ${least} or more`),
    v.maxValue(most, `write ${most} or less`),
  );
}

const retentionDays = Object.values(RetentionDays).filter((days) => typeof days === "number");

/** For how many days a log group keeps its records: CloudWatch Logs takes these numbers only. */
export const logRetentionDays: v.GenericSchema<unknown, RetentionDays> = v.pipe(
  v.enum(RetentionDays, `write one of ${retentionDays.slice(0, -1).join(", ")}`),
  v.check((days) => days !== RetentionDays.INFINITE, "write a number of days, not for ever"),
);
