import { patternLengthMax } from "../pattern/limits.ts";
import { type PrintedPattern, printPattern } from "../pattern/print.ts";
import { coverRules, type PackedRule, type RuleCoverage } from "./cover.ts";
import type { Division } from "./divide.ts";
import { finishPattern } from "./draft.ts";
import { type ForwardedShare, measureShare } from "./measure-share.ts";

/** The patterns that rules were packed into, and how they stand to the rules. */
export interface PrintedDivision {
  /**
   * As few as do; none where no rule is active. Each is for a subscription filter of its own, and
   * those with `regexes` count among the five such filters that a log group takes.
   */
  readonly patterns: readonly PrintedPattern[];
  /** For each pattern, how many of the 1,024 characters are left. */
  readonly charactersLeft: readonly number[];
  /** How each active rule is covered, in the order of the rules. */
  readonly coverage: readonly RuleCoverage[];
  /** What of the sample the patterns let through, where there is a sample. */
  readonly share?: ForwardedShare;
}

/** Prints boxes that were widened until they fit, and compares every rule with them. */
export function printDivision(
  rules: readonly PackedRule[],
  division: Division,
  sample: readonly unknown[],
): PrintedDivision {
  const drafts = division.map((boxes) => ({ boxes, ...finishPattern(boxes) }));
  const coverage = coverRules(rules, drafts);
  const patterns = drafts.map(({ condition }, at): PrintedPattern => {
    const printed = printPattern(condition);
    if (!printed.ok) throw new Error(`A packed pattern is none: ${JSON.stringify(printed)}`);
    const covered = coverage.filter((rule) => rule.patterns.includes(at));
    const dropped = [...printed.value.dropped, ...covered.flatMap((rule) => rule.dropped)];
    return { ...printed.value, exact: dropped.length === 0, dropped };
  });
  const charactersLeft = patterns.map(({ length }) => patternLengthMax - length);
  const printed = { patterns, charactersLeft, coverage };
  if (sample.length === 0) return printed;
  const conditions = drafts.map(({ condition }) => condition);
  return { ...printed, share: measureShare(conditions, sample) };
}
