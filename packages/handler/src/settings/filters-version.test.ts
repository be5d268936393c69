import { field, type Rule, type Settings } from "@logcritical/rules";
import { describe, expect, it } from "vitest";
import { bucketRule } from "../../test/support/bucket-rule.ts";
import { filtersVersion } from "./filters-version.ts";

const settings: Settings = {
  networks: ["203.0.113.0/24"],
  lists: { a: ["1"], b: ["2"] },
  rules: { "iam-change": { mode: "off" }, "rds-change": { severity: "high" } },
};

/** The same condition, written otherwise. */
function withKeysReversed(when: Rule["when"]): Rule["when"] {
  return Object.fromEntries(Object.entries(when).toReversed()) as unknown as Rule["when"];
}

function versionOf(rules: Settings, ownRules: readonly Rule[] = []): string {
  return filtersVersion({ rules, ownRules });
}

describe("filtersVersion", () => {
  it.each<readonly [name: string, other: Settings]>([
    ["the order of keys", { lists: { b: ["2"], a: ["1"] }, ...settings }],
    ["a severity", { ...settings, rules: { "iam-change": { mode: "off" } } }],
    ["a rule on trial", { ...settings, rules: { ...settings.rules, x: { mode: "shadow" } } }],
  ])("does not hang on %s", (_, other) => {
    expect(versionOf(other)).toBe(versionOf(settings));
  });

  it.each<readonly [name: string, other: Settings]>([
    ["a network", { ...settings, networks: ["203.0.113.0/25"] }],
    ["a critical instance", { ...settings, criticalInstances: ["i-0a7d53c9e1f8264b0"] }],
    ["a list of one's own", { ...settings, lists: { a: ["1"], b: ["3"] } }],
    ["a rule that is off", { ...settings, rules: {} }],
  ])("hangs on %s", (_, other) => {
    expect(versionOf(other)).not.toBe(versionOf(settings));
  });

  it.each<readonly [name: string, rules: readonly Rule[], isOther: boolean]>([
    [
      "what a rule of the account's own asks",
      [{ ...bucketRule, when: field("eventName").is("x") }],
      true,
    ],
    ["whether there is one", [], true],
    ["no order of keys", [{ ...bucketRule, when: withKeysReversed(bucketRule.when) }], false],
    ["what people are told of it", [{ ...bucketRule, title: "other", severity: "high" }], false],
  ])("knows %s", (_, rules, isOther) => {
    expect(versionOf({}, rules) !== versionOf({}, [bucketRule])).toBe(isOther);
  });

  it("does not hang on the order of rules", () => {
    const other = { ...bucketRule, id: "another" };
    expect(versionOf({}, [other, bucketRule])).toBe(versionOf({}, [bucketRule, other]));
  });

  it("is 12 digits", () => {
    expect(versionOf({})).toMatch(/^[0-9a-f]{12}$/);
  });
});
