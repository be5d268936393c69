import { cisPatterns } from "@logcritical/rules/packs/cis";

/** The name of a control, as the pack `cis` has it; one that it lacks goes by its id. */
export function controlName(id: string): string {
  return names.get(id) ?? id;
}

/** AWS's CIS monitoring set in its order: what no rule watches is to be seen, too. */
export function controlIds(): readonly string[] {
  return [...names.keys()].filter((id) => id.startsWith("CloudWatch."));
}

const names: ReadonlyMap<string, string> = new Map(
  cisPatterns.map(({ control, title }) => [control, title]),
);
