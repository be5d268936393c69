import { describe, expect, it } from "vitest";
import type { Leaf, ValueLeaf } from "../condition/leaves.ts";
import { all, any, none } from "../index.ts";
import { createSlotClasses } from "./classes.ts";
import { createDecider } from "./decide.ts";
import { compileJudge } from "./judge.ts";

const leaves = ["a", "b", "*c"].map(leafIs);
const atoms = leaves.map((leaf, id) => ({ leaf, slot: 1, id }));
const slotClasses = createSlotClasses(1, atoms);
const classes = () => slotClasses;
const judges = leaves.map((leaf, order) => ({
  ...compileJudge(leaf, { atomOf: () => atoms[order], classes }),
  order,
  ruleIds: [`rule-${order}`],
}));

it("leaves everything open past so many verdicts", () => {
  const { decide, verdict } = createDecider(judges, classes, {
    leads: [1],
    deep: [],
    verdictsMax: 3,
  });
  const verdictOf = (json: string) => verdict(decide([0, slotClasses.classify(json)]));
  const open = ["rule-0", "rule-1", "rule-2"];
  expect(verdictOf('"x"')).toMatchObject({ certain: [], open: [] });
  expect(verdictOf('"a"')).toMatchObject({ certain: ["rule-0"], open: [] });
  expect(verdictOf('"b"')).toMatchObject({ certain: ["rule-1"], open: [] });
  expect(verdictOf('"bc"')).toMatchObject({ certain: [], open });
  expect(verdictOf('"b"')).toMatchObject({ certain: ["rule-1"], open: [] });
});

it("says whether there is another reason to look at the record than a rule", () => {
  const others = judges.map((judge, order) => ({
    ...judge,
    ruleIds: order < 2 ? judge.ruleIds : [],
  }));
  const { decide, verdict } = createDecider(others, classes, { leads: [1], deep: [] });
  const isOdd = ['"x"', '"a"', '"c"'].map(
    (json) => verdict(decide([0, slotClasses.classify(json)])).isOdd,
  );
  expect(isOdd).toEqual([false, false, true]);
  expect(verdict(1000).isOdd).toBe(true);
});

it.each([
  { way: "a text, not a glob", condition: all(leafIs("a"), leafIs("*c")), needed: ["a"] },
  {
    way: "one text, not two",
    condition: all(any(leafIs("a"), leafIs("b")), leafIs("a")),
    needed: ["a"],
  },
])("of a part of an any, what tells most is needed: $way", ({ condition, needed }) => {
  const atomOf = (asked: Leaf) => atoms.find(({ leaf }) => textOf(leaf) === textOf(asked));
  const { needs } = compileJudge(any(condition, leafIs("b")), { atomOf, classes });
  const texts = needs.map((set) => new Set(set.map(({ leaf }) => textOf(leaf))));
  expect(texts).toEqual([new Set([...needed, "b"])]);
});

describe("the slots that matter", () => {
  const other = { leaf: leafIs("d"), slot: 2, id: 0 };
  const atomOf = (leaf: Leaf) => [...atoms, other].find((atom) => atom.leaf === leaf);
  const ofBoth = (slot: number) => (slot === 1 ? slotClasses : createSlotClasses(2, [other]));
  const named = [all(...leaves.slice(2), other.leaf), none(other.leaf)].map((condition, order) => ({
    ...compileJudge(condition, { atomOf, classes: ofBoth }),
    order,
    ruleIds: [],
  }));
  it.each([
    { rules: "where a lead says no", judges: named.slice(0, 1), lead: "x", expected: 0n },
    { rules: "where a lead says yes", judges: named.slice(0, 1), lead: "xc", expected: 0b100n },
    { rules: "that ask about no lead", judges: named.slice(1), lead: "x", expected: 0b100n },
  ])("are those of rules $rules", ({ judges: asked, lead, expected }) => {
    const numbers = [0, slotClasses.classify(JSON.stringify(lead))];
    expect(createDecider(asked, ofBoth, { leads: [1], deep: [] }).relevant(numbers)).toBe(expected);
  });

  it("are all where the leads are not known", () => {
    expect(createDecider(named, ofBoth, { leads: [1], deep: [] }).relevant([])).toBe(0b110n);
  });

  it("are none where a rule is certain whatever they hold", () => {
    const certain = compileJudge(any(...leaves.slice(2), other.leaf), { atomOf, classes: ofBoth });
    const numbers = [0, slotClasses.classify('"xc"')];
    const decider = createDecider([{ ...certain, order: 0, ruleIds: [] }], ofBoth, {
      leads: [1],
      deep: [],
    });
    expect(decider.relevant(numbers)).toBe(0n);
  });
});

function textOf(leaf: Leaf): string | undefined {
  return leaf.kind === "comparison" && leaf.value.kind === "text" ? leaf.value.text : undefined;
}

function leafIs(text: string): ValueLeaf {
  return { kind: "comparison", path: "eventName", operator: "=", value: { kind: "text", text } };
}
