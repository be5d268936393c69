import { expect, it } from "vitest";
import { createRule } from "../../test/support/create-rule.ts";
import { all, any, field, none, setting } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import type { RuleMode } from "../settings/settings.ts";
import { compileRules } from "./rule-set.ts";
import { textsSought } from "./texts-sought.ts";

const request = field("requestParameters");
const instances = request.holdsAnyOf(setting("criticalInstances"));

const critical = "i-0a7d53c9e1f8264b0";

function soughtBy(when: Condition, mode: RuleMode = "alert"): readonly string[] {
  const settings = { criticalInstances: [critical], rules: { "rule-0": { mode } } };
  const compiled = compileRules([createRule(when)], settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return [...textsSought(compiled.value.rules)];
}

it.each<readonly [name: string, when: Condition, texts: readonly string[]]>([
  ["of the settings", instances, [critical]],
  ["of a list that is missing", request.holdsAnyOf(setting("lists.none")), []],
  ["that a list falls back to", request.holdsAnyOf(setting("lists.mine", "a")), ["a"]],
  ["deep in a rule", all(none(request.holdsAnyOf("a", "b")), any(instances)), ["a", "b", critical]],
  ["none", request.is("a"), []],
])("the texts sought are those %s", (_, when, texts) => {
  expect(soughtBy(when)).toEqual(texts);
});

it("nobody seeks for a rule that is off", () => {
  expect([soughtBy(instances, "shadow"), soughtBy(instances, "off")]).toEqual([[critical], []]);
});

it("nobody knows the texts of a list that has not been put in", () => {
  const rule = createRule(request.holdsAnyOf(setting("lists.mine", "a")));
  expect([...textsSought([{ rule, when: rule.when, state: "alert" }])]).toEqual([]);
});
