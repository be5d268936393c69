import { all, compileRules, field, type Rule, type RuleSet, succeeded } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { reads } from "./calls.ts";
import { createRandom } from "./random.ts";
import { settings } from "./records.ts";

/** The catalogue, and as many rules of a user's own as make up the count. */
function createRules(count: number): readonly Rule[] {
  const random = createRandom(count);
  const services = Object.keys(reads);
  const own = Array.from({ length: count - catalog.length }, (_, index): Rule => {
    const service = random.pick(services);
    const verb = random.pick(["Create", "Delete", "Put", "Update", "Attach"]);
    const names = [`${verb}Thing${index}`, `${verb}Thing${index}Policy`] as const;
    return {
      id: `own-${index}`,
      title: "A rule of the user's own",
      description: "Two calls of one service, perhaps by one role.",
      severity: "low",
      teams: ["infosec"],
      when: all(
        field("eventSource").is(`${service}.amazonaws.com`),
        field("eventName").isOneOf(...names),
        random.below(2) === 0
          ? succeeded()
          : field("userIdentity.arn").is(`*:role/role-${index % 40}/*`),
      ),
      attack: [],
      runbook: ["Look."],
      falsePositives: [],
      references: [],
    };
  });
  return [...catalog, ...own];
}

/** Such rules, compiled under the fixtures' settings. */
export function compileMany(count: number): RuleSet {
  const compiled = compileRules(createRules(count), settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}
