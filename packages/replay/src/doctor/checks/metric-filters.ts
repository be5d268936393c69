import { parsePattern, printPattern, type Rule } from "@logcritical/rules";
import { loadPacks } from "../../load/packs.ts";
import { bad, type Checkup, good, type Observation, type Scene } from "../checkup.ts";

/** Whether the alarms count what the rules of today ask. */
export const metricFilters: Checkup = {
  id: "metric-filters",
  asks: "Metric filters are attached, and are what the rules print",
  why: "A filter that was deleted or changed counts nothing, and its alarm stays quiet for ever.",
  needs: ["logs:DescribeMetricFilters"],
  async run(scene) {
    const { environment, config, resources } = scene;
    const names = (await resources()).idsOf("AWS::Logs::MetricFilter");
    const { CloudWatchLogsClient, paginateDescribeMetricFilters } = await import(
      "@aws-sdk/client-cloudwatch-logs"
    );
    const client = new CloudWatchLogsClient(config);
    const attached = new Map<string, string>();
    const { logGroupName } = environment;
    const pages = paginateDescribeMetricFilters({ client }, { logGroupName });
    for await (const { metricFilters: filters = [] } of pages) {
      for (const { filterName = "", filterPattern = "" } of filters) {
        attached.set(filterName, filterPattern);
      }
    }
    const rules = [...(await loadPacks()), ...environment.settings.ownRules];
    const wrong = names.flatMap((name) => judge(name, attached.get(name), { scene, rules }));
    const fine = names.length - wrong.length;
    return [...wrong, good(`${fine} of ${names.length} filters are as they should be`)];
  },
};

function judge(
  name: string,
  pattern: string | undefined,
  { scene: { environment }, rules }: { readonly scene: Scene; readonly rules: readonly Rule[] },
): readonly Observation[] {
  if (pattern === undefined) {
    return [bad(`${name} is not attached to ${environment.logGroupName}`, "deploy again")];
  }
  const id = name.slice(environment.prefix.length + 1);
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return [bad(`${name} is for no rule of today`, "deploy again")];
  return isPatternOf(pattern, rule, environment)
    ? []
    : [
        bad(
          `${name} asks for other than the rule ${id} does`,
          "deploy again, and ask who changed it",
        ),
      ];
}

/** Packs that quote published patterns deploy them as they are written, which prints otherwise. */
function isPatternOf(pattern: string, rule: Rule, { settings }: Scene["environment"]): boolean {
  const printed = printPattern(rule.when, settings.rules);
  if (printed.ok && printed.value.text === pattern) return true;
  const parsed = parsePattern(pattern);
  return parsed.ok && JSON.stringify(parsed.value) === JSON.stringify(rule.when);
}
