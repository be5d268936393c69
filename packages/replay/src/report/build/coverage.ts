import { isActive } from "@logcritical/rules";
import type { RuleTally } from "../../replay/tally.ts";
import { tactics, techniqueOf } from "../attack.ts";
import { controlIds, controlName } from "../controls.ts";
import type { ReportCovered, ReportFramework } from "../report.ts";

/** What the rules of a run watch of ATT&CK and of AWS's CIS monitoring set. */
export function coverageOf(rules: readonly RuleTally[]): readonly ReportFramework[] {
  const techniques = [...new Set(rules.flatMap(({ state }) => state.rule.attack))].toSorted();
  const controls = new Set([
    ...controlIds(),
    ...rules.flatMap(({ state }) => state.rule.cis ?? []),
  ]);
  const cover = (id: string, name: string): ReportCovered =>
    coveredBy(
      { id, name },
      rules.filter(
        ({ state: { rule } }) => rule.attack.includes(id) || rule.cis?.includes(id) === true,
      ),
    );
  return [
    {
      name: "MITRE ATT&CK",
      groups: tactics
        .map((tactic) => ({
          name: tactic,
          items: techniques
            .filter((id) => techniqueOf(id).tactic === tactic)
            .map((id) => cover(id, techniqueOf(id).name)),
        }))
        .filter(({ items }) => items.length > 0),
    },
    {
      name: "CIS AWS Foundations, monitoring",
      groups: [{ name: "Controls", items: [...controls].map((id) => cover(id, controlName(id))) }],
    },
  ];
}

function coveredBy(
  { id, name }: Pick<ReportCovered, "id" | "name">,
  rules: readonly RuleTally[],
): ReportCovered {
  return {
    id,
    name,
    rules: rules.map(({ state }) => state.rule.id),
    isWatched: rules.some(({ state }) => isActive(state)),
    findings: rules.reduce((sum, { findings }) => sum + findings, 0),
  };
}
