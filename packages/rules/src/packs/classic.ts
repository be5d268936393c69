/**
 * The pack `classic`: the 23 filters as they were in 2016, for those who still run them and want
 * to see, over their own records, what the rules of today find instead.
 */
import { catalog } from "../catalog/index.ts";
import type { Rule } from "../index.ts";
import { type ClassicPattern, classicPatterns } from "./classic-patterns.ts";
import { conditionOf } from "./verbatim.ts";

export { type ClassicPattern, classicPatterns } from "./classic-patterns.ts";

/**
 * The original filters under ids of their own, `classic-rds-change`, so that both packs can be
 * loaded at once. Severity and teams are those of the rule that replaces it, and so tell the same
 * people; `net-access` told nobody at all.
 */
export const classic: readonly Rule[] = classicPatterns.flatMap((filter) =>
  catalog.filter(({ id }) => id === filter.id).map((rule) => ruleOf(filter, rule)),
);

function ruleOf({ id, pattern, lacks, withinSeconds }: ClassicPattern, today: Rule): Rule {
  const { title, severity, teams, attack, runbook, references } = today;
  return {
    id: `classic-${id}`,
    title: `${title} (2016)`,
    description: `The filter of 2016. ${lacks}`,
    severity,
    teams,
    when: conditionOf(pattern),
    // The alarms were set to ten or more, of all actors together.
    ...(withinSeconds === undefined
      ? {}
      : { threshold: { over: 9, withinSeconds, by: ["account"], count: "records" } }),
    attack,
    runbook,
    falsePositives: [lacks],
    references,
  };
}
