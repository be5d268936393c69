import { describe, expect, it } from "vitest";
import { all, any, field, succeeded } from "../condition/build.ts";
import type { TrailRecord } from "../record/trail-record.ts";
import { createRuleIndex } from "./rule-index.ts";

const name = field("eventName");
const source = field("eventSource");

/** Named for what they require: names A, B or C, sources X or Y, or nothing. */
const rules = [
  { id: "X", when: source.is("X") },
  { id: "A", when: name.is("A") },
  { id: "nothing", when: succeeded() },
  { id: "AB", when: name.isOneOf("A", "B") },
  { id: "XY", when: all(source.isOneOf("X", "Y"), succeeded()) },
  { id: "C in X", when: all(source.is("X"), name.is("C")) },
  { id: "A or any", when: any(name.is("A"), succeeded()) },
  { id: "never", when: all(name.is("A"), name.is("B")) },
];
const everything = rules.map(({ id }) => id);

const cases: readonly (readonly [TrailRecord, readonly string[], readonly string[]])[] = [
  [{ eventName: "A", eventSource: "X" }, ["A", "AB"], ["X", "nothing", "XY", "A or any"]],
  [{ eventName: "B", eventSource: "Y" }, ["AB"], ["nothing", "XY", "A or any"]],
  [{ eventName: "C", eventSource: "Z" }, ["C in X"], ["nothing", "A or any"]],
  [{ eventName: "D", eventSource: "X" }, [], ["X", "nothing", "XY", "A or any"]],
  [{ eventName: "A" }, ["A", "AB"], ["nothing", "A or any"]],
  [{ eventSource: "Y" }, [], ["nothing", "XY", "A or any"]],
  [{}, [], ["nothing", "A or any"]],
  // What is no string is not looked up.
  [{ eventName: 1, eventSource: "X" }, everything, []],
  [{ eventName: "A", eventSource: 1 }, everything, []],
  [{ eventName: ["A"] }, everything, []],
  [{ eventSource: null }, everything, []],
];

describe("the index of rules", () => {
  it.each(cases)("shows %j to those that may match it", (record, named, unnamed) => {
    const candidates = createRuleIndex(rules)(record);
    expect(candidates.map((some) => some.map(({ id }) => id))).toEqual([named, unnamed]);
  });

  it("shows a record without a name or source to those that want an empty one", () => {
    const empty = [{ when: name.is("") }, { when: source.is("") }];
    expect(createRuleIndex(empty)({})).toEqual([[empty[0]], [empty[1]]]);
  });
});
