import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as v from "valibot";

/** A key that may be left out, with what then holds, and what editors say of it. */
export function option<T>(
  description: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): v.GenericSchema<unknown, T> {
  const described = v.pipe(schema, v.description(description));
  // With a fallback nothing undefined comes out, which TypeScript cannot tell of an unknown T.
  return v.optional(described, fallback) as v.GenericSchema<unknown, T>;
}

/** A switch. */
export const flag: v.GenericSchema<unknown, boolean> = v.boolean("write true or false");

/** A switch whose name says all, with what holds where it is left out. */
export function enabled(isEnabled: boolean): v.GenericSchema<unknown, boolean> {
  return v.optional(flag, isEnabled) as v.GenericSchema<unknown, boolean>;
}

/** A whole number within bounds. */
export function count(least: number, most: number): v.GenericSchema<unknown, number> {
  return v.pipe(
    v.number("write a whole number"),
    v.integer("write a whole number"),
    v.minValue(least, `write ${least} or more`),
    v.maxValue(most, `write ${most} or less`),
  );
}

/** A list in which nothing stands twice. */
export function distinct<T>(item: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> {
  return v.pipe(
    v.array(item),
    v.checkItems((value, index, all) => all.indexOf(value) === index, "write it only once"),
  );
}

const retentionDays = Object.values(RetentionDays).filter(
  (days) => typeof days === "number" && days !== RetentionDays.INFINITE,
);

/** For how many days a log group keeps its records: CloudWatch Logs takes these numbers only. */
export const logRetentionDays: v.GenericSchema<unknown, RetentionDays> = v.picklist(
  retentionDays,
  `write one of ${retentionDays.join(", ")}`,
);
