import type { Condition } from "../condition/node.ts";
import { compileCondition } from "../matcher/compile.ts";

/** What patterns let through of a sample, as shares of its records, 0 to 1. */
export interface ForwardedShare {
  /** Of each pattern. A record that passes two patterns is forwarded twice. */
  readonly patterns: readonly number[];
  /** Of all patterns together. */
  readonly all: number;
}

/** Asks each record of the sample, of which there is at least one. */
export function measureShare(
  conditions: readonly Condition[],
  sample: readonly unknown[],
): ForwardedShare {
  const compiled = conditions.map((condition) => compileCondition(condition));
  const passing = sample.map((record) => compiled.map((each) => each.matches(record)));
  const shareOf = (count: number): number => count / sample.length;
  return {
    patterns: compiled.map((_, at) => shareOf(passing.filter((passed) => passed[at]).length)),
    all: shareOf(passing.filter((passed) => passed.includes(true)).length),
  };
}
