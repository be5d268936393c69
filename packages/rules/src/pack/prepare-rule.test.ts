import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { createRule } from "../../test/support/create-rule.ts";
import { all, any, none } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import type { RuleState } from "../matcher/finding.ts";
import { widen } from "../pattern/widen.ts";
import { createBoxes } from "./box.ts";
import { prepareRule } from "./prepare-rule.ts";

const a = field("a");
const anywhere = field("requestParameters").holdsAnyOf("i-1");

function prepare(when: Condition, state: RuleState["state"] = "alert", reason?: string) {
  const stated = { rule: createRule(when), when, state };
  return prepareRule(reason === undefined ? stated : { ...stated, reason });
}

function messageOf(when: Condition): string {
  const prepared = prepare(when);
  return prepared.kind === "problem" ? prepared.problem.message : "";
}

describe("a rule", () => {
  it.each(["alert", "shadow"] as const)("that is to %s is widened and cut into boxes", (state) => {
    const when = all(a.is("x"), anywhere);
    expect(prepare(when, state)).toEqual({
      kind: "packed",
      rule: { ruleId: "rule-0", widened: widen(when), boxes: createBoxes(a.is("x")) },
    });
  });

  it.each([
    ["is off", prepare(a.is("x"), "off"), "switched off"],
    ["lacks settings", prepare(a.is("x"), "inactive", "not configured: x"), "not configured: x"],
    ["can match no record", prepare(any()), "no record satisfies it"],
  ])("that %s is left out, and says why", (_, prepared, reason) => {
    expect(prepared).toEqual({ kind: "inactive", rule: { ruleId: "rule-0", reason } });
  });

  it.each([
    ["is true of every record", all()],
    ["asks nothing that CloudWatch can be asked", anywhere],
    ["has one alternative like that", any(a.is("x"), anywhere)],
    ["may be true of every record", any(a.isTrue(), none(field("b").isTrue()), anywhere)],
  ])("that %s is too wide", (_, when) => {
    expect(prepare(when)).toMatchObject({
      kind: "problem",
      problem: { code: "rule-too-wide", ruleId: "rule-0", path: "when" },
    });
  });

  it("that is too wide says what is not asked, and what to do", () => {
    expect(messageOf(anywhere)).toBe(
      "Every record might satisfy this rule, for all that CloudWatch can tell. $.requestParameters " +
        'holds any of "i-1" is not asked: A pattern cannot look for a value at any depth below a ' +
        "field. Add a clause that a pattern can hold, such as eventSource, or subscribe to the " +
        "whole log group.",
    );
    expect(messageOf(all())).toBe(
      "Every record might satisfy this rule, for all that CloudWatch can tell. Add a clause that a " +
        "pattern can hold, such as eventSource, or subscribe to the whole log group.",
    );
  });

  it("that searches the whole message stands alone", () => {
    expect(prepare({ kind: "message", source: "x" })).toMatchObject({
      kind: "problem",
      problem: { code: "rule-stands-alone", ruleId: "rule-0", path: "when" },
    });
  });
});
