/**
 * CloudWatch's limits on filters, in one place because AWS changes them. Sources: "Filter pattern
 * syntax" and "CloudWatch Logs quotas", Amazon CloudWatch Logs User Guide, and the models of the
 * Logs API; the numbers are those of November 2026.
 */

/** Characters of a pattern: `filterPattern`, 0 to 1024. */
export const patternLengthMax = 1024;

/** Regular expressions in one pattern. */
export const patternRegexesMax = 2;

/** Wildcard selectors in one pattern. */
export const patternWildcardsMax = 3;

/** Wildcards in one selector. */
export const selectorWildcardsMax = 1;

/** Filters with a regular expression in one log group, metric and subscription filters together. */
export const logGroupRegexFiltersMax = 5;

/** Subscription filters of one log group; AWS does not raise it. */
export const logGroupSubscriptionsMax = 2;

/** Metric filters of one log group. */
export const logGroupMetricFiltersMax = 100;
