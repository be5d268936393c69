import type { Comparison, Condition } from "../condition/node.ts";
import { printClause } from "./clause.ts";
import { hasWildcard } from "./selector.ts";
import { regexOfText } from "./text-regex.ts";
import { undisputedRegex } from "./undisputed-regex.ts";
import { said, type Widened, weakened } from "./widened.ts";

/**
 * A comparison whose path is sayable. Text that quotes cannot carry safely becomes a regular
 * expression; a comparison with what CloudWatch may read otherwise only asks that there be a string
 * or a number, without which none is ever true.
 */
export function widenComparison(comparison: Comparison): Widened {
  const { value, operator } = comparison;
  switch (value.kind) {
    case "regex": {
      const source = undisputedRegex(value.source);
      return said({ ...comparison, value: { kind: "regex", source } });
    }
    case "number":
      return isKnownNumber(value.text)
        ? said(comparison)
        : weakenComparison(comparison, "The service is not known to read this number.");
    case "text": {
      if (isQuotable(value.text)) return said(comparison);
      const { source, exact } = regexOfText(value.text);
      const asRegex: Comparison = { ...comparison, value: { kind: "regex", source } };
      if (operator === "=" && !exact) return weakened(printClause(comparison), notCarried, asRegex);
      // Whether $ also stands before a last line break, AWS does not say: an exclusion could lose
      // such a value.
      return operator === "=" || (exact && !source.endsWith("$"))
        ? said(asRegex)
        : weakenComparison(comparison, notCarried);
    }
  }
}

/** Asks only what every true comparison needs: that there be a string or a number. */
export function weakenComparison(comparison: Comparison, reason: string): Widened {
  const clause = printClause(comparison);
  // Through a wildcard, != is also true where nothing compares.
  return comparison.operator === "!=" && hasWildcard(comparison.path)
    ? weakened(clause, reason)
    : weakened(clause, reason, isPresent(comparison.path));
}

/** `$.path = "*"`: true of every string, the empty one included, and every number. */
function isPresent(path: string): Condition {
  return { kind: "comparison", path, operator: "=", value: { kind: "text", text: "*" } };
}

const notCarried =
  'Text that is empty or holds ", \\ or control characters cannot be quoted safely, and no ' +
  "regular expression says quite the same.";

/** Forms of numbers that the service is known to read as such; `.5`, `5.` and `1E3` are not. */
function isKnownNumber(text: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(text);
}

/**
 * How `\"`, `\\` and the empty text are read in JSON patterns is not documented, and half a
 * surrogate pair has no UTF-8.
 */
function isQuotable(text: string): boolean {
  return /^[^"\\\p{Cc}\p{Cs}]+$/u.test(text);
}
