import { describe, expect, it } from "vitest";
import { createRule } from "../../test/support/create-rule.ts";
import { isValueLeaf, leavesOf, type ValueLeaf } from "../condition/leaves.ts";
import { all, type Condition, compileRules, field } from "../index.ts";
import { createMachine } from "./machine.ts";
import { planRules } from "./plan.ts";
import { planTexts, slotTestsMax, type TextTest, testLengthMax, testsMax } from "./texts.ts";

const arn = field("userIdentity.arn");
const slots = new Map([["userIdentity.arn", 5]]);

function exactly(head: string): TextTest {
  return { head, runs: [], isOpen: false };
}

/** What is asked of the texts in a slot, and the tests that tell them apart. */
const told: readonly (readonly [what: string, condition: Condition, tests: readonly TextTest[]])[] =
  [
    ["a text", arn.is("a"), [exactly("a")]],
    [
      "two texts, one of them twice",
      all(arn.isNoneOf("a", "b"), arn.is("a")),
      ["a", "b"].map(exactly),
    ],
    ["a text of nothing", arn.is(""), [exactly("")]],
    ["a number, which is its own text", arn.is(1.5), [exactly("1.5")]],
    ["the order of a number", arn.isAbove(1), []],
    ["whether it is there", all(arn.isPresent(), arn.is("**")), []],
    ["whether it is missing, or null", all(arn.isMissing(), arn.isNull()), []],
    ["how it begins", arn.is("a*"), [{ head: "a", runs: [], isOpen: true }]],
    ["how it ends", arn.is("*a"), [{ head: "", runs: ["a"], isOpen: false }]],
    ["what is in it", arn.is("*a*b**c*"), [{ head: "", runs: ["a", "b", "c"], isOpen: true }]],
    ["the longest text", arn.is("a".repeat(testLengthMax)), [exactly("a".repeat(testLengthMax))]],
    ["as many texts as may be", manyTexts(slotTestsMax), namesOf(slotTestsMax).map(exactly)],
  ];

const left: readonly (readonly [what: string, condition: Condition])[] = [
  ["for a regular expression", arn.matches("a")],
  ["for networks", arn.isInNetworks("10.0.0.0/8")],
  ["for letters beyond ASCII", arn.is("é")],
  ["for a quote", arn.is('"')],
  ["for a backslash", arn.is("\\")],
  ["for a control character", arn.is("\n")],
  ["for a text that is too long", arn.is("a".repeat(testLengthMax + 1))],
  ["for too many texts", manyTexts(slotTestsMax + 1)],
];

describe("planTexts", () => {
  it.each(told)("plans tests for %s", (_, condition, tests) => {
    expect(planTexts(valuesOf(condition), slots)).toEqual([{ slot: 5, tests }]);
  });

  it.each(left)("leaves out a slot where rules look %s", (_, condition) => {
    expect(planTexts(valuesOf(all(arn.isPresent(), condition)), slots)).toEqual([]);
  });

  it("leaves out what has no slot", () => {
    expect(planTexts(valuesOf(field("requestParameters.a").is("a")), slots)).toEqual([]);
  });

  it("fills the room that there is", () => {
    const paths = Array.from({ length: 20 }, (_, index) => `requestParameters.a${index}`);
    const leaves = paths.flatMap((path) =>
      valuesOf(manyTexts(slotTestsMax)).map((leaf) => ({ ...leaf, path })),
    );
    const planned = planTexts(leaves, new Map(paths.map((path, index) => [path, index + 1])));
    expect(planned).toHaveLength(testsMax / slotTestsMax);
  });
});

describe("the scanner", () => {
  it("asks about one text of those that rules do not tell apart", () => {
    const compiled = compileRules([createRule(arn.isOneOf("a:1", "b:*"), 0)]);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const { tables, host } = planRules(compiled.value.rules, []);
    const asked: string[] = [];
    const machine = createMachine(tables, {
      ...host,
      classify(slot, json) {
        asked.push(json);
        return host.classify(slot, json);
      },
    });
    const arns = ["a", "b:", "c", "d", "a:10", "a:1", "b:1", "b:2"];
    const lines = arns.map((text) => JSON.stringify({ userIdentity: { arn: text } }));
    expect(machine.sift(Buffer.from(lines.join("\n")))).toMatchObject({ passed: 4 });
    expect(asked).toEqual(['"a"', '"b:"', '"a:1"']);
  });
});

function valuesOf(condition: Condition): readonly ValueLeaf[] {
  return leavesOf(condition).filter(isValueLeaf);
}

function namesOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `a${index}`);
}

function manyTexts(count: number): Condition {
  return all(...namesOf(count).map((name) => arn.isNot(name)));
}
