import { describe, expect, it } from "vitest";
import { all, any, field, none, setting } from "../condition/build.ts";
import type { Problem } from "../problem.ts";
import type { Rule } from "../rule.ts";
import type { Settings } from "../settings/settings.ts";
import type { Finding, RuleSet } from "./finding.ts";
import { compileRules } from "./rule-set.ts";

const name = field("eventName");

function rule(id: string, changes: Partial<Rule> = {}): Rule {
  return {
    id,
    title: `The rule ${id}`,
    description: "A rule.",
    severity: "medium",
    teams: ["infosec"],
    when: name.is("Stop"),
    attack: [],
    runbook: ["Look."],
    falsePositives: [],
    references: [],
    ...changes,
  };
}

function ruleSet(rules: readonly Rule[], settings?: Settings): RuleSet {
  const compiled = compileRules(rules, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}

function problems(rules: readonly Rule[], settings?: Settings): readonly Problem[] {
  const compiled = compileRules(rules, settings);
  return compiled.ok ? [] : compiled.problems;
}

function ids(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ ruleId }) => ruleId);
}

const stop = { eventSource: "ec2.amazonaws.com", eventName: "Stop" };

describe("compileRules", () => {
  it("gives a finding with what an alert needs of the rule, and the record", () => {
    const threshold = { over: 1, withinSeconds: 60, by: [], count: "records" } as const;
    const [finding] = ruleSet([rule("a", { threshold })]).match(stop);
    expect(finding).toEqual({
      ruleId: "a",
      title: "The rule a",
      severity: "medium",
      teams: ["infosec"],
      mode: "alert",
      threshold,
      record: stop,
    });
  });

  it("gives findings in the order of the rules, wherever the index has them", () => {
    const rules = [
      rule("b", { when: field("eventSource").is("ec2.amazonaws.com") }),
      rule("a"),
      rule("d", { when: name.isPresent() }),
      rule("c", { when: all(name.is("Stop"), field("eventSource").is("ec2.amazonaws.com")) }),
      rule("e", { when: all(name.isOneOf("Start", "Stop"), field("errorCode").isMissing()) }),
      rule("f", { when: name.is("Start") }),
      rule("g", { when: field("eventSource").is("s3.amazonaws.com") }),
    ];
    expect(ids(ruleSet(rules).match(stop))).toEqual(["b", "a", "d", "c", "e"]);
    expect(ids(ruleSet(rules).matchText(JSON.stringify(stop)))).toEqual(["b", "a", "d", "c", "e"]);
  });

  it("finds nothing in what is no record", () => {
    const set = ruleSet([rule("a", { when: none(name.is("Stop")) })]);
    const texts = ["", "Stop", "[]", "null", '"a"', "1", "{", '[{"eventName":"x"}]'];
    expect(texts.flatMap((json) => set.matchText(json))).toEqual([]);
    expect([undefined, null, [], "a", 1].flatMap((record) => set.match(record))).toEqual([]);
    expect(ids(set.matchText("{}"))).toEqual(["a"]);
  });

  it("asks only the rules that are named, where some are", () => {
    const set = ruleSet([rule("a"), rule("b"), rule("c")]);
    const found = set.matchText(JSON.stringify(stop), { certain: ["c", "unknown"], open: ["a"] });
    expect(ids(found)).toEqual(["a", "c"]);
  });

  it("compares numbers as the text writes them", () => {
    const set = ruleSet([rule("a", { when: name.is("1.0") }), rule("b", { when: name.is("1") })]);
    expect(ids(set.matchText('{"eventName":1.0}'))).toEqual(["a"]);
    expect(ids(set.matchText('{"eventName":1}'))).toEqual(["b"]);
    expect(ids(set.matchText('{"eventName":"1.0"}'))).toEqual(["a"]);
    expect(ids(set.match({ eventName: 1 }, '{"eventName":1.0}'))).toEqual(["a"]);
    expect(ids(set.match({ eventName: 1 }))).toEqual(["b"]);
  });

  it("searches the message for a rule that asks for that", () => {
    const set = ruleSet([rule("a", { when: { kind: "message", source: "St.p" } })]);
    expect(ids(set.matchText('{"x":"Stop"}'))).toEqual(["a"]);
    expect(ids(set.match({ x: "Stop" }))).toEqual(["a"]);
  });

  it("takes no array or object for the text that it turns into", () => {
    const set = ruleSet([rule("a"), rule("b", { when: field("eventSource").is("s") })]);
    const records = [
      { eventName: ["Stop"], eventSource: ["s"] },
      { eventName: { toString: "Stop" } },
      { eventName: [["Stop"]], eventSource: null },
      { eventName: true, eventSource: [] },
    ];
    expect(records.flatMap((record) => set.match(record))).toEqual([]);
  });

  it.each<[string, Settings, object]>([
    ["alerts when nothing is set", {}, { state: "alert" }],
    ["takes the mode", { rules: { a: { mode: "shadow" } } }, { state: "shadow" }],
    ["can be switched off", { rules: { a: { mode: "off" } } }, { state: "off" }],
    [
      "takes the severity",
      { rules: { a: { severity: "high" } } },
      { state: "alert", rule: { severity: "high" } },
    ],
    [
      "takes part of a threshold",
      { rules: { a: { threshold: { over: 5 } } } },
      { rule: { threshold: { over: 5, withinSeconds: 60, by: ["actor"] } } },
    ],
    [
      "takes the other part",
      { rules: { a: { threshold: { withinSeconds: 30 } } } },
      { rule: { threshold: { over: 1, withinSeconds: 30 } } },
    ],
  ])("a rule %s", (_, settings, expected) => {
    const threshold = { over: 1, withinSeconds: 60, by: ["actor"], count: "records" } as const;
    expect(ruleSet([rule("a", { threshold })], settings).rules).toMatchObject([expected]);
  });

  it("gives no threshold to a rule that has none", () => {
    const settings = { rules: { a: { threshold: { over: 5 } } } };
    const [state] = ruleSet([rule("a")], settings).rules;
    expect(state?.rule).not.toHaveProperty("threshold");
  });

  it("takes no inherited property for the settings of a rule", () => {
    expect(ruleSet([rule("constructor")], { rules: {} }).rules).toMatchObject([{ state: "alert" }]);
  });

  it("gives findings of a shadow rule as such, and none of one that is off", () => {
    const settings = { rules: { a: { mode: "shadow" }, b: { mode: "off" } } } as const;
    const findings = ruleSet([rule("a"), rule("b")], settings).match(stop);
    expect(findings[0]).not.toHaveProperty("threshold");
    expect(findings.map(({ ruleId, mode }) => [ruleId, mode])).toEqual([["a", "shadow"]]);
  });

  it("keeps a rule inactive until the settings have its lists", () => {
    const when = all(
      none(field("sourceIPAddress").isInNetworks(setting("networks"))),
      field("requestParameters").holdsAnyOf(setting("criticalInstances")),
    );
    const [waiting] = ruleSet([rule("a", { when })], { networks: [] }).rules;
    expect(waiting).toMatchObject({
      state: "inactive",
      reason: "not configured: networks, criticalInstances",
    });
    const outside = rule("b", {
      when: none(field("sourceIPAddress").isInNetworks(setting("networks"))),
    });
    expect(ruleSet([rule("a", { when }), outside]).match({})).toEqual([]);
    const criticalInstances = ["i-0123456789abcdef0"];
    const set = ruleSet([rule("a", { when })], { networks: ["10.0.0.0/8"], criticalInstances });
    const record = { sourceIPAddress: "11.0.0.1", requestParameters: [criticalInstances] };
    expect(ids(set.match(record))).toEqual(["a"]);
    expect(set.rules[0]).not.toHaveProperty("reason");
  });

  it("says of a rule that is switched off just that, whatever it lacks", () => {
    const when = field("requestParameters").holdsAnyOf(setting("criticalInstances"));
    const settings = { rules: { a: { mode: "off" } } } as const;
    expect(ruleSet([rule("a", { when })], settings).rules).toMatchObject([{ state: "off" }]);
  });

  it("refuses rules, settings and ids that are wrong, all at once", () => {
    const settings = { networks: ["10.0.0.1/8"], network: [] } as Settings;
    // A rule that JavaScript or JSON brought along may be anything.
    const nothing = null as unknown as Rule;
    const found = problems(
      [rule("a"), rule("b", { when: name.matches("(") }), rule("a"), rule("A"), nothing],
      settings,
    );
    expect(found.find(({ code }) => code === "duplicate-id")?.message).toBe(
      'An earlier rule has the id "a": give this one its own.',
    );
    expect(found.map(({ code, ruleId, path }) => [code, ruleId, path])).toEqual([
      ["bad-regex", "b", "when.value.source"],
      ["bad-value", "A", "id"],
      ["bad-value", undefined, ""],
      ["duplicate-id", "a", "id"],
      ["unknown-key", undefined, "network"],
      ["bad-value", undefined, "networks[0]"],
    ]);
  });

  it("refuses two rules without an id as such, not as duplicates", () => {
    const anonymous = { ...rule("a"), id: undefined } as unknown as Rule;
    const codes = problems([anonymous, anonymous]).map(({ code }) => code);
    expect(codes).toEqual(["bad-value", "bad-value"]);
  });
});

describe("a raise", () => {
  const because = "it is the root user";
  const raise = [
    { to: "critical", when: field("userIdentity.type").is("Root"), because },
    { to: "high", when: field("readOnly").isFalse(), because: "it writes" },
    { to: "critical", when: field("readOnly").isFalse(), because: "never reached" },
  ] as const;
  const byRoot = { ...stop, userIdentity: { type: "Root" }, readOnly: false };

  it.each<[string, Settings, object, object]>([
    ["sets the severity, and says why", {}, byRoot, { severity: "critical", because }],
    ["is the first that holds", {}, { ...stop, readOnly: false }, { severity: "high" }],
    [
      "raises above the severity of the settings",
      { rules: { a: { severity: "low" } } },
      byRoot,
      { severity: "critical", because },
    ],
  ])("%s", (...[, settings, record, expected]) => {
    expect(ruleSet([rule("a", { raise })], settings).match(record)).toMatchObject([expected]);
  });

  it("changes nothing where it does not hold", () => {
    const [finding] = ruleSet([rule("a", { raise })]).match(stop);
    expect(finding).toMatchObject({ severity: "medium" });
    expect(finding).not.toHaveProperty("because");
  });

  it("never lowers what the settings set", () => {
    const [finding] = ruleSet([rule("a", { raise })], {
      rules: { a: { severity: "critical" } },
    }).match({ ...stop, readOnly: false });
    expect(finding).toMatchObject({ severity: "critical" });
    expect(finding).not.toHaveProperty("because");
  });

  it("is left out while the settings lack what it asks about", () => {
    const when = none(field("sourceIPAddress").isInNetworks(setting("networks")));
    const outside = [{ to: "high", when, because: "it came from outside" }] as const;
    const severities = [{}, { networks: ["10.0.0.0/8"] }].map(
      (settings) => ruleSet([rule("a", { raise: outside })], settings).match(stop)[0]?.severity,
    );
    expect(severities).toEqual(["medium", "high"]);
  });

  it("asks about settings, too", () => {
    const when = any(name.isOneOf(setting("lists.names")), name.is("Never"));
    const listed = [{ to: "high", when, because: "it is listed" }] as const;
    const set = ruleSet([rule("a", { raise: listed })], { lists: { names: ["St*"] } });
    expect(set.match(stop)).toMatchObject([{ severity: "high" }]);
  });
});
