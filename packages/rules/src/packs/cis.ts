/**
 * The pack `cis`: the patterns that AWS Security Hub looks for, as rules. Each condition is read
 * from the published text, so that what fires here is what fires in an account that passes.
 */
import type { Rule } from "../index.ts";
import { type Control, controls } from "./cis-controls.ts";
import { cisPatterns, type PublishedPattern } from "./cis-patterns.ts";
import { conditionOf } from "./verbatim.ts";

export { cisPatterns, type PublishedPattern } from "./cis-patterns.ts";

/**
 * Security Hub's 14 controls, CloudWatch.4 and CloudWatch.13 in both published forms, and the
 * Benchmark's control for AWS Organizations. The newer of two forms finds nothing that the older
 * does not: to be told once, switch one of them off in the settings.
 */
export const cis: readonly Rule[] = controls.flatMap((control) =>
  cisPatterns
    .filter((form) => form.control === control.control && form.variant === control.variant)
    .map((form) => ruleOf(form, control)),
);

function ruleOf({ control, variant, title, pattern }: PublishedPattern, row: Control): Rule {
  const { id, severity, attack, step, falsePositives } = row;
  const form = variant === undefined ? control : `${control}, ${variant}`;
  return {
    id,
    title: `${title} (${form})`,
    description: `AWS's published pattern for ${form}, character for character.`,
    severity,
    teams: ["infosec"],
    when: conditionOf(pattern),
    attack,
    cis: [control],
    runbook: [step, "Find the change that was agreed, and ask the actor whether it was this one."],
    falsePositives,
    references: [
      "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
    ],
  };
}
