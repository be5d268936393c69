import type { All, Any, Comparison, Condition, Literal, None } from "../condition/node.ts";

/** What one clause asks: a condition that is no group, or several comparisons that make a list. */
export type Question = Exclude<Condition, All | Any | None> | ComparisonList;

/** One field compared with several values: equal to one of them, or to none. */
export interface ComparisonList {
  readonly kind: "list";
  readonly path: string;
  readonly operator: "=" | "!=";
  readonly values: readonly Literal[];
  /** The same as the group of comparisons that it is. */
  readonly condition: All | Any;
}

/**
 * The conditions of a group, in their order, with the comparisons of one field made a list where
 * they are alternatives, or all of them exclusions: a person reads
 * `eventName is one of "StopLogging", "DeleteTrail"` as one question.
 */
export function gatherLists(
  kind: "all" | "any" | "none",
  conditions: readonly Condition[],
): readonly (Condition | ComparisonList)[] {
  const operator = kind === "all" ? "!=" : "=";
  const byPath = Map.groupBy(conditions, (condition) =>
    condition.kind === "comparison" && condition.operator === operator ? condition.path : condition,
  );
  return [...byPath.values()].flatMap((same): readonly (Condition | ComparisonList)[] => {
    const comparisons = same.filter((condition) => condition.kind === "comparison");
    const [first, second] = comparisons;
    return first === undefined || second === undefined ? same : [listOf(comparisons, first)];
  });
}

function listOf(
  comparisons: readonly Comparison[],
  { path, operator }: Comparison,
): ComparisonList {
  const values = comparisons.map(({ value }) => value);
  return operator === "!="
    ? { kind: "list", path, operator, values, condition: { kind: "all", conditions: comparisons } }
    : {
        kind: "list",
        path,
        operator: "=",
        values,
        condition: { kind: "any", conditions: comparisons },
      };
}
