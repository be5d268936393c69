import { describe, expect, it } from "vitest";
import { createRule } from "../../test/support/create-rule.ts";
import { catalog } from "../catalog/index.ts";
import { all, compileRules, field, type Rule } from "../index.ts";
import { isVouchedFor, vouchFor } from "./vouch.ts";

/** Would not pass `checkRule`. */
const unchecked: Rule = { ...createRule(field("eventName").is("A")), title: "" };

describe("rules that are vouched for", () => {
  it("are those of the catalogue, all of them", () => {
    expect(catalog.filter((rule) => !isVouchedFor(rule))).toEqual([]);
  });

  it("are not checked again", () => {
    expect(compileRules([unchecked]).ok).toBe(false);
    const [rule] = vouchFor([{ ...unchecked }]);
    expect(rule && compileRules([rule]).ok).toBe(true);
  });

  it("are frozen to the last list", () => {
    const when = all(field("eventName").isOneOf("A", "B"), field("errorCode").isMissing());
    const rule = createRule(when);
    vouchFor([rule]);
    expect([...partsOf(rule)].filter((part) => !Object.isFrozen(part))).toEqual([]);
    expect(() => Object.assign(rule, { title: "" })).toThrow(TypeError);
  });

  it.each([
    ["a copy", (rule: Rule): Rule => ({ ...rule, title: "" })],
    ["a deep copy", (rule: Rule): Rule => ({ ...structuredClone(rule), title: "" })],
  ])("do not vouch for %s", (_, copy) => {
    const copies = catalog.map(copy);
    expect(copies.filter(isVouchedFor)).toEqual([]);
    expect(compileRules(copies).ok).toBe(false);
  });
});

function* partsOf(value: object): Iterable<object> {
  yield value;
  const parts: readonly unknown[] = Object.values(value);
  for (const part of parts) if (part instanceof Object) yield* partsOf(part);
}
