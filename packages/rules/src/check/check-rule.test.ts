import { describe, expect, it } from "vitest";
import { all, any, field, none, setting } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import type { Rule } from "../rule.ts";
import { conditionDepthMax } from "./check-condition.ts";
import { checkRule } from "./check-rule.ts";

const rule: Rule = {
  id: "trail-stopped",
  title: "CloudTrail trail stopped",
  description: "Someone stopped a trail.",
  severity: "critical",
  teams: ["infosec"],
  when: field("eventName").is("StopLogging"),
  attack: ["T1562.008"],
  runbook: ["Ask who stopped it."],
  falsePositives: [],
  references: ["https://docs.aws.amazon.com/awscloudtrail/"],
};

const name = field("eventName");
const conditions: readonly Condition[] = [
  all(any(name.is("A"), name.matches("^A|B$")), none(name.isAbove(-1.5e3))),
  name.isOneOf(setting("lists.mine", "a")),
  name.isNoneOf(setting("largeInstanceTypes")),
  field("sourceIPAddress").isInNetworks("10.0.0.0/8", "2001:db8::/32"),
  field("sourceIPAddress").isInNetworks(setting("networks")),
  field("requestParameters").holdsAnyOf(setting("criticalInstances")),
  field("requestParameters").holdsAnyOf("a"),
  all(name.isNull(), name.isMissing()),
  { kind: "message", source: "ERROR|WARN" },
];

const threshold = { over: 10, withinSeconds: 300, by: ["account", "actor"], count: "records" };
const comparison = {
  kind: "comparison",
  path: "a",
  operator: "=",
  value: { kind: "text", text: "" },
};

/** What stands in place of the good rule's property, then path and message of each problem. */
const bad: readonly (readonly [object, ...(readonly [string, string])[]])[] = [
  [{ id: "Trail_Stopped" }, ["id", "write lower-case words with hyphens"]],
  [{ id: "a".repeat(65) }, ["id", "write lower-case words with hyphens, at most 64 characters"]],
  [{ title: "" }, ["title", "write what happened"]],
  [{ title: "a\nb" }, ["title", "write what happened"]],
  [{ title: "x".repeat(81) }, ["title", "write what happened"]],
  [{ description: undefined }, ["description", "is missing: write a text in quotes"]],
  [{ severity: "hgih" }, ["severity", 'is "hgih": write critical, high, medium or low']],
  [{ severity: true }, ["severity", "is true: write critical"]],
  [{ severity: () => "high" }, ["severity", "is function: write critical"]],
  [{ title: null }, ["title", "is null: write a text in quotes"]],
  [{ teams: [] }, ["teams", "is an empty list: write at least 1"]],
  [{ teams: ["sales"] }, ["teams[0]", "write infosec or devops"]],
  [{ attack: ["1562"] }, ["attack[0]", "write an ATT&CK technique id"]],
  [{ cis: [""] }, ["cis[0]", "write a control"]],
  [{ runbook: [] }, ["runbook", "write at least 1"]],
  [{ falsePositives: "none" }, ["falsePositives", "write a list"]],
  [{ references: ["http://x"] }, ["references[0]", "write an address that starts with https://"]],
  [{ servity: "high" }, ["servity", 'There is no "servity" here: write id, title,']],
  [{ threshold: { ...threshold, over: "10" } }, ["threshold.over", "write a whole number"]],
  [{ threshold: { ...threshold, withinSeconds: 0 } }, ["threshold.withinSeconds", "at least 1"]],
  [{ threshold: { ...threshold, by: ["region"] } }, ["threshold.by[0]", "write account or actor"]],
  [{ threshold: { ...threshold, count: [] } }, ["threshold.count", "write at least 1"]],
  [{ threshold: { ...threshold, count: ["a..b"] } }, ["threshold.count[0]", "A name is expected"]],
  [{ threshold: { ...threshold, count: [7] } }, ["threshold.count[0]", "is 7: write a path"]],
  [
    { raise: [{ to: "urgent", when: {}, because: "" }] },
    ["raise[0].to", "write critical"],
    ["raise[0].when.kind", "is missing: write all, any, none, comparison"],
    ["raise[0].because", "write the reason"],
  ],
  [{ when: undefined }, ["when", "is missing: write field(…)"]],
  [{ when: { kind: "not" } }, ["when.kind", 'is "not": write all, any, none']],
  [{ when: { kind: "toString" } }, ["when.kind", 'is "toString"']],
  [{ when: any() }, ["when.conditions", "write at least 1"]],
  [{ when: { kind: "all", conditions: [null] } }, ["when.conditions[0]", "is null: write field"]],
  [
    { when: { kind: "all", conditions: [{ kind: "message", source: "x" }] } },
    ["when.conditions[0].kind", 'is "message"'],
  ],
  [{ when: { ...comparison, path: "$.a" } }, ["when.path", "A name is expected here"]],
  [{ when: { ...comparison, operator: "==" } }, ["when.operator", "write =, !=, <"]],
  [{ when: { ...comparison, operator: { toString: 1 } } }, ["when.operator", "is an object"]],
  [
    { when: { ...comparison, operator: ">" } },
    ["when.value.kind", 'is "text": write number'],
    ["when.value.text", "write a decimal number"],
  ],
  [
    { when: { ...comparison, operator: ">", value: { kind: "text", text: "1" } } },
    ["when.value.kind", 'is "text": write number'],
  ],
  [{ when: { ...comparison, value: "A" } }, ["when.value", "write a text, a number or"]],
  [{ when: { ...comparison, extra: 1 } }, ["when.extra", "There is no"]],
  [{ when: name.isAbove(Number.NaN) }, ["when.value.text", "write a decimal number"]],
  [{ when: name.matches("(a)") }, ["when.value.source", ""]],
  [
    { when: { ...comparison, value: { kind: "regex", source: 1 } } },
    ["when.value.source", "write a regular expression in quotes"],
  ],
  [{ when: { kind: "is", path: "a", value: true } }, ["when.value", "write true, false or null"]],
  [{ when: name.isOneOf(setting("critical")) }, ["when.list.name", "write criticalInstances"]],
  [{ when: field("sourceIPAddress").isInNetworks("office") }, ["when.networks[0]", "a network"]],
  [{ when: { kind: "holds", path: "a", values: [] } }, ["when.values", "write at least 1"]],
];

describe("checkRule", () => {
  it("finds nothing wrong with a good rule", () => {
    expect(checkRule(rule)).toEqual([]);
    const counting: Rule = {
      ...rule,
      cis: ["CloudWatch.5"],
      threshold: { over: 10, withinSeconds: 300, by: ["actor"], count: ["a[*].b"] },
      raise: [{ to: "critical", when: name.is("A"), because: "it is A" }],
    };
    expect(checkRule(counting)).toEqual([]);
  });

  it.each(conditions)("accepts the condition %j", (when) => {
    expect(checkRule({ ...rule, when })).toEqual([]);
  });

  const cases = bad.map(([change, ...expected]) => [change, expected] as const);
  it.each(cases)("names what is wrong with %j", (change, expected) => {
    const problems = checkRule({ ...rule, ...change });
    expect(problems.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
    for (const [index, [, message]] of expected.entries()) {
      expect(problems[index]?.message).toContain(message);
    }
  });

  it("names the rule in every problem, where it has an id", () => {
    const problems = checkRule({ ...rule, title: "", severity: "?" } as unknown as Rule);
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(["trail-stopped", "trail-stopped"]);
    const { id: _, ...nameless } = rule;
    expect(checkRule(nameless as Rule)).toMatchObject([{ path: "id" }]);
    expect(checkRule(nameless as Rule)[0]).not.toHaveProperty("ruleId");
  });

  it.each([null, undefined, "rule", 7, []])("takes %j for no rule", (value) => {
    expect(checkRule(value as unknown as Rule)).toMatchObject([{ code: "bad-value", path: "" }]);
  });

  it("bounds the depth of groups", () => {
    const nested = (depth: number): Condition =>
      depth === 1 ? name.is("A") : { kind: "none", conditions: [nested(depth - 1)] };
    expect(checkRule({ ...rule, when: nested(conditionDepthMax) })).toEqual([]);
    const problems = checkRule({ ...rule, when: nested(conditionDepthMax + 1) });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain("at most 64 levels");
  });
});
