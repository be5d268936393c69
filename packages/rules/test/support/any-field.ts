import { type Field, type FieldPath, field } from "../../src/index.ts";

/** `field` for any path at all, also those that no CloudTrail record has. */
export function anyField(path: string): Field {
  // The type only guards authors against slips: whatever the path, `field` keeps it as it is.
  return field(path as FieldPath);
}
