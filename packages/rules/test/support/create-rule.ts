import type { Condition, Rule } from "../../src/index.ts";

/** A rule that passes `checkRule` and is of interest for its condition only; of several, by number. */
export function createRule(when: Condition, number = 0): Rule {
  return {
    id: `rule-${number}`,
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
