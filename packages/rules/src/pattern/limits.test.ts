import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  logGroupMetricFiltersMax,
  logGroupRegexFiltersMax,
  logGroupSubscriptionsMax,
  patternLengthMax,
  patternRegexesMax,
  patternWildcardsMax,
  selectorWildcardsMax,
} from "./limits.ts";

const page = readFileSync(new URL("../../PATTERNS.md", import.meta.url), "utf8");

const rows: readonly (readonly [what: string, limit: number])[] = [
  ["characters of a pattern", patternLengthMax],
  ["regular expressions in a pattern", patternRegexesMax],
  ["wildcards in a selector", selectorWildcardsMax],
  ["selectors with a wildcard in a pattern", patternWildcardsMax],
  [
    "filters with a regular expression in a log group, metric and subscription filters together",
    logGroupRegexFiltersMax,
  ],
  ["subscription filters of a log group", logGroupSubscriptionsMax],
  ["metric filters of a log group", logGroupMetricFiltersMax],
];

it.each(rows)("PATTERNS.md says of %s: %i", (what, limit) => {
  expect(page).toContain(`| ${what} | ${limit.toLocaleString("en")} |`);
});
