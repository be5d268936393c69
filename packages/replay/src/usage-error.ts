import type { Problem } from "@logcritical/rules";
import { neutralise } from "@logcritical/rules/record";

/** What the person who typed the command can mend; its message is all that they are shown. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The error that lists problems, each on a line of its own under the name of what has them. */
export function problemsError(what: string, problems: readonly Problem[]): UsageError {
  const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
  return new UsageError([`${what}:`, ...lines].join("\n"));
}

/** A problem in one line, with its place before it; many messages begin with the path themselves. */
export function describeProblem({ ruleId = "", path = "", message }: Problem): string {
  const place = [ruleId, message.startsWith(path) ? "" : path];
  return neutralise([...place, message].filter((part) => part !== "").join(": "));
}

/** The error that shows a pattern with a caret under the place where it goes wrong. */
export function patternError(pattern: string, problems: readonly Problem[]): UsageError {
  const [problem] = problems;
  const caret = `${" ".repeat(problem?.position ?? 0)}^`;
  const shown = pattern.replaceAll(/\p{Cc}/gu, " ");
  return new UsageError(
    ["This pattern cannot be read:", `  ${shown}`, `  ${caret}`, `  ${problem?.message}`].join(
      "\n",
    ),
  );
}
