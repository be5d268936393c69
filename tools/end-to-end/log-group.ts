import { compileCondition, parsePattern } from "../../packages/rules/src/index.ts";

/** A log group that forwards what its subscription filters let through. */
export interface LogGroup {
  /**
   * Takes records in, and says what each filter forwards of them, in their order: what passes two
   * filters is forwarded by both.
   */
  readonly forward: (records: readonly object[]) => readonly (readonly object[])[];
}

/**
 * Stands in for CloudWatch Logs, as far as subscriptions go: nothing that could be installed does.
 * The patterns are evaluated by the rules' own matcher, which is tested against an evaluator that
 * shares no code with it.
 */
export function createLogGroup(patterns: readonly string[]): LogGroup {
  const filters = patterns.map((pattern) => {
    const parsed = parsePattern(pattern);
    if (!parsed.ok) throw new Error(`CloudWatch would refuse ${pattern}`);
    return compileCondition(parsed.value);
  });
  return {
    forward: (records) =>
      filters
        .map((filter) => records.filter((record) => filter.matchesText(JSON.stringify(record))))
        .filter((forwarded) => forwarded.length > 0),
  };
}
