import { checkedPath, compileSelector } from "../matcher/select.ts";
import { accountOf, timeOf } from "../record/action.ts";
import { actorOf } from "../record/actor.ts";
import { remember } from "../record/remember.ts";
import type { TrailRecord } from "../record/trail-record.ts";
import { textAt } from "../record/value.ts";
import type { Threshold } from "../rule.ts";

/** What one record adds to a threshold's count, and to which. */
export interface Measure {
  /**
   * Which count it adds to: the values of `by` as a JSON array, in the order of `by`, null for an
   * account that the record does not say. The same text for the same account and actor, always.
   */
  readonly group: string;
  /** How much it adds: 1, or the number of distinct values that the paths select, at least 1. */
  readonly amount: number;
  /** When the call was made, in milliseconds since 1970; absent where the record does not say. */
  readonly timeMs?: number;
  /** What makes two copies of the record one; absent where the record has none. */
  readonly eventId?: string;
}

/**
 * Measures a record against a rule's threshold: the pure half of counting, for whoever keeps the
 * counts elsewhere, as the Lambda does in a table. Only texts and numbers are counted as values.
 */
export function measure(threshold: Threshold, record: TrailRecord): Measure {
  const { by, count } = threshold;
  const timeMs = timeOf(record);
  const eventId = textAt(record, "eventID");
  return {
    group: JSON.stringify(by.map((part) => groupers[part](record) ?? null)),
    amount: count === "records" ? 1 : Math.max(1, distinctValues(record, count)),
    ...(timeMs !== undefined && { timeMs }),
    ...(eventId !== undefined && { eventId }),
  };
}

const groupers = {
  account: accountOf,
  actor: (record) => actorOf(record).key,
} satisfies Record<Threshold["by"][number], (record: TrailRecord) => string | undefined>;

function distinctValues(record: TrailRecord, paths: readonly string[]): number {
  const values = new Set<string | number>();
  const collect = (value: unknown): boolean => {
    if (typeof value === "string" || typeof value === "number") values.add(value);
    return false;
  };
  for (const path of paths) selectorOf(path)(record, collect);
  return values.size;
}

/** Rules count by few paths. */
const selectorOf = remember((path) => compileSelector(checkedPath(path)));
