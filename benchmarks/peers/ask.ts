import { type Condition, compileCondition } from "@logcritical/rules";

/** Whether something holds for a parsed record. */
export type Ask = (record: unknown) => boolean;

/** Our own function for a condition: for the naive contender, and for what others cannot say. */
export function createAsk(condition: Condition): Ask {
  const compiled = compileCondition(condition);
  return (record) => compiled.matches(record);
}
