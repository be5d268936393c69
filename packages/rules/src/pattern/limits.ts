/**
 * CloudWatch's limits on filter patterns, in one place because AWS changes them; those of November
 * 2026. PATTERNS.md has them as a table, which a test holds against these numbers.
 */

/**
 * Characters of a pattern. AWS does not say of which kind; UTF-16 code units are the strictest.
 * Source: `filterPattern` in the API references of PutMetricFilter and PutSubscriptionFilter.
 */
export const patternLengthMax = 1024;

/**
 * Regular expressions in one pattern. Source: "Filter pattern syntax", CloudWatch Logs User Guide,
 * and the service's own refusal of a third.
 */
export const patternRegexesMax = 2;

/** Selectors with a wildcard in one pattern. Source: the quotas of "Filter pattern syntax". */
export const patternWildcardsMax = 3;

/** Wildcards in one selector. Source: likewise, and the service's own refusal of a second. */
export const selectorWildcardsMax = 1;

/**
 * Filters with a regular expression in one log group, metric and subscription filters together.
 * Source: the quotas of "Filter pattern syntax". The API reference speaks of five expressions, but
 * the service was seen to take five filters of two each, and to refuse the sixth filter.
 */
export const logGroupRegexFiltersMax = 5;

/** Subscription filters of one log group, which AWS does not raise. Source: CloudWatch Logs quotas. */
export const logGroupSubscriptionsMax = 2;

/** Metric filters of one log group. Source: CloudWatch Logs quotas. */
export const logGroupMetricFiltersMax = 100;
