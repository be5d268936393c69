import type { Problem } from "@logcritical/rules";

/** A filter of a log group, of either kind, as far as the group's limits go. */
export interface BudgetedFilter {
  readonly id: string;
  readonly pattern: string;
  readonly regexes: number;
}

/** All that a deployment wants to put onto one log group. */
export interface LogGroupFilters {
  readonly metricFilters: readonly BudgetedFilter[];
  readonly subscriptions: readonly BudgetedFilter[];
}

/**
 * What CloudWatch Logs takes, in November 2026. Sources: "CloudWatch Logs quotas" and the quotas of
 * "Filter pattern syntax", Amazon CloudWatch Logs User Guide.
 */
const logGroupLimits = {
  /** Of one log group. */
  metricFilters: 100,
  /** Of one log group, which AWS does not raise. */
  subscriptions: 2,
  /** Characters of one pattern. */
  patternLength: 1024,
  /** Regular expressions in one pattern. */
  patternRegexes: 2,
  /** Filters of one log group that hold any regular expression. */
  regexFilters: 5,
} as const;

/**
 * Compares the filters of a log group with what it takes. Each problem says what to give up: a
 * deployment that CloudFormation refuses half-way, and rolls back, says none of it.
 */
export function checkBudget({ metricFilters, subscriptions }: LogGroupFilters): readonly Problem[] {
  const all = [...metricFilters, ...subscriptions];
  return [
    ...checkCount(metricFilters.length, {
      code: "too-many-metric-filters",
      most: logGroupLimits.metricFilters,
      what: "metric filters",
      advice: 'take a pack out of alerts.packs ("classic" first), or name rules in alerts.except',
    }),
    ...checkCount(subscriptions.length, {
      code: "too-many-subscriptions",
      most: logGroupLimits.subscriptions,
      what: "subscription filters",
      advice: "set delivery.subscriptions to 1 or 2, or to 1 where another tool has one",
    }),
    ...checkCount(all.filter(({ regexes }) => regexes > 0).length, {
      code: "too-many-regexes",
      most: logGroupLimits.regexFilters,
      what: "filters with a regular expression",
      advice: `name some of ${namesOf(metricFilters)} in alerts.except: the function watches them still`,
    }),
    ...all.flatMap(checkPattern),
  ];
}

interface Limit {
  readonly code: string;
  readonly most: number;
  readonly what: string;
  readonly advice: string;
}

function checkCount(count: number, { code, most, what, advice }: Limit): readonly Problem[] {
  if (count <= most) return [];
  const message = `The log group would have ${count} ${what}, and takes ${most}: ${advice}.`;
  return [{ code, message }];
}

function namesOf(filters: readonly BudgetedFilter[]): string {
  const names = filters.filter(({ regexes }) => regexes > 0).map(({ id }) => id);
  return names.join(", ");
}

function checkPattern({ id, pattern, regexes }: BudgetedFilter): readonly Problem[] {
  const { patternLength, patternRegexes } = logGroupLimits;
  const problems: Problem[] = [];
  if (pattern.length > patternLength) {
    const message =
      `The pattern of ${id} has ${pattern.length} characters, and CloudWatch takes ` +
      `${patternLength}: shorten the lists of the settings that it reads, joining entries that ` +
      "begin alike with *, or name it in alerts.except: the function watches it still.";
    problems.push({ code: "pattern-too-long", ruleId: id, message });
  }
  if (regexes > patternRegexes) {
    const message =
      `The pattern of ${id} has ${regexes} regular expressions, and CloudWatch takes ` +
      `${patternRegexes}: name it in alerts.except.`;
    problems.push({ code: "pattern-regexes", ruleId: id, message });
  }
  return problems;
}
