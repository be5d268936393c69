import type { Condition, Rule } from "../../src/index.ts";

/** A rule that passes `checkRule` and is of interest for its condition only. */
export function createRule(when: Condition, id = "some-rule"): Rule {
  return {
    id,
    title: "Made for a test",
    description: "Says nothing in particular.",
    severity: "low",
    teams: ["infosec"],
    when,
    attack: [],
    runbook: ["Look."],
    falsePositives: [],
    references: [],
  };
}
