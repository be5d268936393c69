import { expect, it } from "vitest";
import { type BudgetedFilter, checkBudget, type LogGroupFilters } from "./budget.ts";

function filters(count: number, regexes = 0, pattern = "{ $.a = 1 }"): readonly BudgetedFilter[] {
  return Array.from({ length: count }, (_, at) => ({ id: `rule-${at}`, pattern, regexes }));
}

type Case = readonly [name: string, filters: Partial<LogGroupFilters>, codes: readonly string[]];

it.each<Case>([
  [
    "takes 100 metric filters and 2 subscriptions",
    { metricFilters: filters(100), subscriptions: filters(2) },
    [],
  ],
  ["refuses 101 metric filters", { metricFilters: filters(101) }, ["too-many-metric-filters"]],
  ["refuses 3 subscriptions", { subscriptions: filters(3) }, ["too-many-subscriptions"]],
  [
    "takes 5 filters with regular expressions",
    { metricFilters: filters(3, 2), subscriptions: filters(2, 1) },
    [],
  ],
  [
    "refuses 6 of them, of both kinds",
    { metricFilters: filters(4, 1), subscriptions: filters(2, 2) },
    ["too-many-regexes"],
  ],
  ["refuses 3 expressions in one", { metricFilters: filters(1, 3) }, ["pattern-regexes"]],
  ["takes 1,024 characters", { metricFilters: filters(1, 0, "x".repeat(1024)) }, []],
  ["refuses 1,025", { subscriptions: filters(1, 0, "x".repeat(1025)) }, ["pattern-too-long"]],
  [
    "says all at once",
    { metricFilters: filters(101, 3) },
    ["too-many-metric-filters", "too-many-regexes", ...filters(101).map(() => "pattern-regexes")],
  ],
])("%s", (_, given, codes) => {
  const problems = checkBudget({ metricFilters: [], subscriptions: [], ...given });
  expect(problems.map(({ code }) => code)).toEqual(codes);
  expect(problems.every(({ message }) => /alerts\.|delivery\./.test(message))).toBe(true);
});
