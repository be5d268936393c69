import { describe, expect, it } from "vitest";
import { all, compileRules, field, type RuleMode, setting } from "../index.ts";
import { unknown } from "./class-table.ts";
import { createSlotClasses } from "./classes.ts";
import { compileJudge } from "./judge.ts";
import { planRules } from "./plan.ts";

const rule = {
  id: "stop",
  title: "Stopped",
  description: "Something was stopped.",
  severity: "low",
  teams: ["infosec"],
  when: field("eventName").is("StopInstances"),
  attack: [],
  runbook: ["Look."],
  falsePositives: [],
  references: [],
} as const;

function verdictIn(mode: RuleMode): readonly string[] {
  const compiled = compileRules([rule], { rules: { stop: { mode } } });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { host, verdict } = planRules(compiled.value.rules, []);
  return verdict(host.decide([0, host.classify(1, '"StopInstances"')])).certain;
}

describe("planRules", () => {
  it.each<readonly [RuleMode, readonly string[]]>([
    ["alert", ["stop"]],
    ["shadow", ["stop"]],
    ["off", []],
  ])("plans a rule that is in mode %s as %j", (mode, expected) => {
    expect(verdictIn(mode)).toEqual(expected);
  });

  it("asks nothing of the slot for held texts", () => {
    const { host } = planRules([], []);
    expect(host.classify(0, '"a"')).toBe(host.classify(0, '"b"'));
  });
});

describe("the tables", () => {
  const forTexts = { slot: 1, isForTexts: true };
  const forMore = { slot: 1, isForTexts: false };

  it.each([
    ["an element", field("requestParameters.items[*].id").is("a"), [forMore]],
    ["what is held", field("requestParameters").holdsAnyOf("a"), [forTexts]],
    ["what an element holds", field("requestParameters[*]").holdsAnyOf("a"), [forMore]],
    ["what is held beyond ASCII", field("requestParameters").holdsAnyOf("é"), [forMore]],
    [
      "what is held, and another question",
      all(field("requestParameters").holdsAnyOf("a"), field("requestParameters").isNull()),
      [forMore],
    ],
    ["what a missing list holds", field("requestParameters").holdsAnyOf(setting("lists.none")), []],
    ["a member", field("requestParameters.id").is("a"), []],
  ])("name the slots that are looked into for %s", (_, condition, deep) => {
    expect(planRules([], [condition]).tables.deep).toEqual(deep);
  });

  it("class no addresses by intervals that are looked into as well", () => {
    const asking = all(
      field("sourceIPAddress").isInNetworks("10.0.0.0/8"),
      field("sourceIPAddress").holdsAnyOf("10.0.0.1"),
    );
    expect(planRules([], [asking]).tables).toMatchObject({ deep: [forMore], addresses: [] });
  });
});

describe("a judge", () => {
  it.each([["é"], ['"'], ["\\"]])(
    "says perhaps of a held text that is written in many ways: %s",
    (text) => {
      const condition = field("requestParameters").holdsAnyOf(text);
      const classes = () => createSlotClasses(1, []);
      const { judge } = compileJudge(condition, { atomOf: () => undefined, classes });
      expect(judge([0])).toBe(0n);
    },
  );

  it.each([
    field("eventName").isOneOf(setting("lists.none")),
    field("requestParameters").holdsAnyOf(setting("lists.none")),
  ])("says perhaps where a list of the settings is missing: $kind", (condition) => {
    const classes = () => createSlotClasses(1, []);
    const { judge } = compileJudge(condition, { atomOf: () => undefined, classes });
    expect(judge([0])).toBe(0n);
  });
});

describe("the classes of a slot", () => {
  it("leave everything open under a number that is none of theirs", () => {
    const { of } = createSlotClasses(1, []);
    expect(of([0, 99])).toBe(of([0, unknown]));
  });
});
