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
    const when = all(
      field("eventSource").is(`${service}.amazonaws.com`),
      field("eventName").isOneOf(...names),
      random.below(2) === 0
        ? succeeded()
        : field("userIdentity.arn").is(`*:role/role-${index % 40}/*`),
    );
    return { ...ownRule, id: `own-${index}`, when };
  });
  return [...catalog, ...own];
}

const ownRule = {
  title: "A rule of the user's own",
  description: "Two calls of one service, perhaps by one role.",
  severity: "low",
  teams: ["infosec"],
  attack: [],
  runbook: ["Look."],
  falsePositives: [],
  references: [],
} as const;

/** Such rules, compiled under the fixtures' settings. */
export function compileMany(count: number): RuleSet {
  return compile(createRules(count));
}

/** The catalogue, and a rule that asks of every record whether it is of one role. */
export function compileAskingWho(): RuleSet {
  const when = field("userIdentity.arn").is("arn:aws:sts::*:assumed-role/BreakGlass/*");
  return compile([...catalog, { ...ownRule, id: "own-role", when }]);
}

function compile(rules: readonly Rule[]): RuleSet {
  const compiled = compileRules(rules, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}
