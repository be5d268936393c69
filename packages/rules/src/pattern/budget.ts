import type { Comparison, Condition, Is, Missing } from "../condition/node.ts";
import { printClause } from "./clause.ts";
import { patternRegexesMax, patternWildcardsMax } from "./limits.ts";
import { hasWildcard } from "./selector.ts";
import { weakenComparison } from "./widen-comparison.ts";
import { conjoin, disjoin, said, type Widened, weakened } from "./widened.ts";

/**
 * Keeps a condition that was widened within the regular expressions and wildcards of one pattern.
 * From left to right the first ones stay; in place of further regular expressions only a string or
 * number is asked for, and further wildcards are left out.
 */
export function fitBudget(condition: Condition): Widened {
  const spent = { regexes: 0, wildcards: 0 };
  const fitAtom = (atom: Atom): Widened => {
    if (hasWildcard(atom.path)) spent.wildcards += 1;
    if (hasWildcard(atom.path) && spent.wildcards > patternWildcardsMax) {
      return weakened(printClause(atom), tooManyWildcards);
    }
    if (!isRegex(atom)) return said(atom);
    spent.regexes += 1;
    return spent.regexes > patternRegexesMax ? weakenComparison(atom, tooManyRegexes) : said(atom);
  };
  const fit = (node: Condition): Widened => {
    if (node.kind === "all") return conjoin(node.conditions.map(fit));
    if (node.kind === "any") return disjoin(node.conditions.map(fit), printClause(node));
    return isAtom(node) ? fitAtom(node) : said(node);
  };
  return fit(condition);
}

/** How many regular expressions a condition that was widened holds. */
export function countRegexes(condition: Condition): number {
  if (condition.kind === "all" || condition.kind === "any") {
    return condition.conditions.reduce((sum, one) => sum + countRegexes(one), 0);
  }
  return condition.kind === "message" || isRegex(condition) ? 1 : 0;
}

type Atom = Comparison | Is | Missing;

const tooManyRegexes = `A pattern has at most ${patternRegexesMax} regular expressions.`;
const tooManyWildcards = `A pattern has at most ${patternWildcardsMax} selectors with a wildcard.`;

function isAtom(node: Condition): node is Atom {
  return node.kind === "comparison" || node.kind === "is" || node.kind === "missing";
}

function isRegex(node: Condition): node is Comparison {
  return node.kind === "comparison" && node.value.kind === "regex";
}
