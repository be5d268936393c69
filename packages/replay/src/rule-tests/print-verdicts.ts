import { neutralise } from "@logcritical/rules/record";
import type { Paint } from "../output/paint.ts";
import { printThings } from "../output/words.ts";
import { hasPassed, type RuleVerdict } from "./test-rules.ts";

/** What came of rules for people: a line a file with the subject it would have, and what is wrong. */
export function printVerdicts(verdicts: readonly RuleVerdict[], paint: Paint): string {
  const names = verdicts.flatMap(({ examples }) => examples.map(({ file }) => file.length));
  const width = Math.min(widthMax, Math.max(0, ...names));
  return verdicts
    .map((verdict) => {
      const lines = verdict.examples.flatMap(({ file, passed, subject, reasons }) => [
        `  ${passed ? paint.good("+") : paint.bad("-")} ${neutralise(file).padEnd(width)}  ${subject ?? ""}`.trimEnd(),
        ...reasons.map((reason) => `      ${neutralise(reason)}`),
      ]);
      const lacks = verdict.lacks.map((lack) => `  ${paint.bad("-")} ${lack}`);
      return `${[paint.bold(verdict.ruleId), ...lines, ...lacks].join("\n")}\n\n`;
    })
    .join("");
}

/** Names that are longer push only their own subject to the right. */
const widthMax = 48;

/** The last line: what was tried, and how much of it failed. */
export function printTotal(verdicts: readonly RuleVerdict[]): string {
  const examples = verdicts.flatMap((verdict) => verdict.examples);
  const failed = verdicts.filter((verdict) => !hasPassed(verdict));
  const tried = `${printThings(verdicts.length, "rule")}, ${printThings(examples.length, "example")}`;
  return failed.length === 0
    ? `${tried}: all as they should be\n`
    : `${tried}: ${failed.map(({ ruleId }) => ruleId).join(", ")} not as ${failed.length === 1 ? "it" : "they"} should be\n`;
}
