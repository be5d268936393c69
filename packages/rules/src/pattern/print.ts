import type { Condition } from "../condition/node.ts";
import { resolveCondition } from "../condition/resolve.ts";
import { failure, type Problem, type Result, success } from "../problem.ts";
import type { Settings } from "../settings/settings.ts";
import { countRegexes, fitBudget } from "./budget.ts";
import { checkLeaves } from "./check-leaves.ts";
import { printClause } from "./clause.ts";
import { patternLengthMax } from "./limits.ts";
import { widen } from "./widen.ts";
import { type DroppedClause, isAlways, isNever } from "./widened.ts";

/** A filter pattern as CloudWatch takes it, and how it stands to the condition it was made from. */
export interface PrintedPattern {
  /** What to put into `filterPattern`; the empty text lets everything through. */
  readonly text: string;
  /** Whether it lets through exactly the records that satisfy the condition, not just all those. */
  readonly exact: boolean;
  /** UTF-16 code units of `text`, at most 1,024. */
  readonly length: number;
  /** Regular expressions in it, 0 to 2; a log group takes five filters that hold any. */
  readonly regexes: number;
  /** What it does not ask, or asks less strictly; empty exactly if `exact`. */
  readonly dropped: readonly DroppedClause[];
}

/**
 * Prints the condition as a CloudWatch Logs filter pattern that lets through every record that
 * satisfies it. What CloudWatch cannot say is asked less strictly or left out, and named in
 * `dropped`; so are regular expressions beyond two and wildcards beyond three. `parsePattern` reads
 * the text back as the condition that was left. References to the settings are replaced by what
 * they hold.
 *
 * Problems: `pattern-too-long` beyond 1,024 characters, as which clause to give up is the rule's
 * decision (or that of `packPatterns`, which knows what each forwards); `never-true` for a condition
 * that no record satisfies, which has no text; and whatever `checkRule` says of the leaves.
 */
export function printPattern(
  condition: Condition,
  settings: Settings = {},
): Result<PrintedPattern> {
  const [problem, ...problems] = checkResolved(condition, settings);
  if (problem !== undefined) return failure(problem, ...problems);
  const widened = widen(condition, settings);
  const fitted = fitBudget(widened.condition);
  if (isNever(fitted.condition)) return failure(neverTrue);
  const text = printText(fitted.condition);
  if (text.length > patternLengthMax) return failure(tooLong(text.length));
  return success({
    text,
    exact: widened.exact && fitted.exact,
    length: text.length,
    regexes: countRegexes(fitted.condition),
    dropped: [...widened.dropped, ...fitted.dropped],
  });
}

/**
 * The whole text of a condition that was widened: `{ … }`, the empty text for what is always true,
 * or `%…%` for a search of the message.
 */
export function printText(condition: Condition): string {
  if (isAlways(condition)) return "";
  const clause = printClause(condition);
  return condition.kind === "message" ? clause : `{ ${clause} }`;
}

/** The settings' own entries are only looked at once the condition can be walked. */
function checkResolved(condition: Condition, settings: Settings): readonly Problem[] {
  const problems = checkLeaves(condition, "condition");
  if (problems.length > 0) return problems;
  return checkLeaves(resolveCondition(condition, settings).condition, "condition");
}

const neverTrue: Problem = {
  code: "never-true",
  message:
    "No record satisfies this condition, and no pattern says so: put at least one condition into " +
    "each any(…).",
};

function tooLong(length: number): Problem {
  return {
    code: "pattern-too-long",
    message:
      `The pattern has ${length} characters, and CloudWatch takes ${patternLengthMax}: leave out ` +
      "clauses, join texts that begin or end alike to one with *, or let packPatterns choose.",
  };
}
