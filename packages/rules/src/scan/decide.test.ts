import { expect, it } from "vitest";
import { field } from "../index.ts";
import { createAtom } from "./atoms.ts";
import { createSlotClasses } from "./classes.ts";
import { createDecider } from "./decide.ts";
import { compileJudge } from "./judge.ts";

const leaves = ["a", "b", "*c"].map((text) => field("eventName").is(text));
const atoms = leaves.map((leaf) => createAtom(leaf, 1));
const slotClasses = createSlotClasses("eventName", atoms);
const classes = { slots: [1], ofSlot: () => slotClasses };
const judges = leaves.map((leaf, order) => ({
  ...compileJudge(leaf, { atomOf: () => atoms[order], classes }),
  order,
  ruleIds: [`rule-${order}`],
}));

it("leaves everything open past so many verdicts", () => {
  const { decide, verdict } = createDecider(judges, classes, {
    leads: new Set([1]),
    verdictsMax: 3,
  });
  const verdictOf = (json: string) => {
    const number = slotClasses.classify(json);
    return verdict(decide(() => number));
  };
  const open = ["rule-0", "rule-1", "rule-2"];
  expect(verdictOf('"x"')).toMatchObject({ certain: [], open: [] });
  expect(verdictOf('"a"')).toMatchObject({ certain: ["rule-0"], open: [] });
  expect(verdictOf('"b"')).toMatchObject({ certain: ["rule-1"], open: [] });
  expect(verdictOf('"bc"')).toMatchObject({ certain: [], open });
  expect(verdictOf('"b"')).toMatchObject({ certain: ["rule-1"], open: [] });
});
