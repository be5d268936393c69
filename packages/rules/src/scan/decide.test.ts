import { describe, expect, it } from "vitest";
import { all } from "../index.ts";
import type { Leaf } from "./atoms.ts";
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
  const { decide, verdict } = createDecider(judges, classes, { leads: [1], verdictsMax: 3 });
  const verdictOf = (json: string) => verdict(decide([0, slotClasses.classify(json)]));
  const open = ["rule-0", "rule-1", "rule-2"];
  expect(verdictOf('"x"')).toMatchObject({ certain: [], open: [] });
  expect(verdictOf('"a"')).toMatchObject({ certain: ["rule-0"], open: [] });
  expect(verdictOf('"b"')).toMatchObject({ certain: ["rule-1"], open: [] });
  expect(verdictOf('"bc"')).toMatchObject({ certain: [], open });
  expect(verdictOf('"b"')).toMatchObject({ certain: ["rule-1"], open: [] });
});

describe("the slots that matter", () => {
  const other = { leaf: leafIs("d"), slot: 2, id: 0 };
  const both = compileJudge(all(...leaves, other.leaf), {
    atomOf: (leaf) => [...atoms, other].find((atom) => atom.leaf === leaf),
    classes: (slot) => (slot === 1 ? slotClasses : createSlotClasses(2, [other])),
  });
  it.each([
    { rules: "that a lead rules out", leads: [1], numbers: [0, 0], expected: 0n },
    { rules: "that a lead leaves open", leads: [1], numbers: [], expected: 0b100n },
    { rules: "without a lead", leads: [], numbers: [], expected: 0b110n },
  ])("are those of rules $rules", ({ leads, numbers, expected }) => {
    const named = [{ ...both, order: 0, ruleIds: ["both"] }];
    expect(createDecider(named, classes, { leads }).relevant(numbers)).toBe(expected);
  });
});

function leafIs(text: string): Leaf {
  return { kind: "comparison", path: "eventName", operator: "=", value: { kind: "text", text } };
}
