import type { Comparison } from "../condition/node.ts";
import { isEach, type PathSegment } from "../condition/path.ts";
import { type Comparand, compileComparand, joinComparands } from "./comparand.ts";
import { WrittenNumber } from "./exact-json.ts";
import type { Part } from "./group.ts";
import { possibleTokens } from "./number-token.ts";
import { checkedPath, compileSelector, type Selector } from "./select.ts";
import type { Predicate } from "./subject.ts";

/**
 * Compiles a comparison. Only a string or a number satisfies one, under `!=` as much as under `=`.
 * With a wildcard, `!=` asks instead that what stands before the first wildcard exists and that no
 * element equals.
 */
export function compileComparison(comparison: Comparison): Part {
  const { path, operator } = comparison;
  const segments = checkedPath(path);
  const wildcard = segments.findIndex(isEach);
  if (operator !== "!=" || wildcard === -1) return compileShared("all", segments, [comparison]);
  const { predicate: equals, cost } = compileComparison({ ...comparison, operator: "=" });
  const selectParent = compileSelector(segments.slice(0, wildcard));
  const exists = (): boolean => true;
  return {
    predicate: (subject) => selectParent(subject.root, exists) !== undefined && !equals(subject),
    cost,
  };
}

/**
 * Compiles the comparisons of a group, those of one path without a wildcard to one part: its one
 * value is then looked up once, and judged by all of them or by any.
 */
export function compileComparisons(
  kind: "all" | "any",
  comparisons: readonly Comparison[],
): readonly Part[] {
  const byPath = Map.groupBy(comparisons, ({ path }) => path);
  return [...byPath].flatMap(([path, sharing]) => {
    const segments = checkedPath(path);
    return segments.some(isEach)
      ? sharing.map(compileComparison)
      : [compileShared(kind, segments, sharing)];
  });
}

function compileShared(
  kind: "all" | "any",
  segments: readonly PathSegment[],
  sharing: readonly Comparison[],
): Part {
  const comparands = sharing.map(({ operator, value }) => compileComparand(operator, value));
  const regexes = sharing.filter(({ value }) => value.kind === "regex").length;
  return {
    predicate: some(compileSelector(segments), joinComparands(kind, comparands)),
    cost: (segments.some(isEach) ? 5 : 1) + regexes * 10,
  };
}

/**
 * Whether some selected value passes. A parsed number is judged by every way in which it may have
 * been written; only where those disagree is the text read again.
 */
function some(select: Selector, { text, number }: Comparand): Predicate {
  const may = (value: unknown): boolean => {
    if (typeof value === "string") return text(value);
    return typeof value === "number" && (possibleTokens(value)?.some(number) ?? true);
  };
  const does = (value: unknown): boolean => {
    if (typeof value === "string") return text(value);
    return value instanceof WrittenNumber && number(value.token);
  };
  return (subject) => {
    const found = select(subject.root, may);
    if (typeof found !== "number") return found !== undefined;
    const isSure = possibleTokens(found)?.every(number) ?? false;
    return isSure || subject.selectExact(select, does) !== undefined;
  };
}
