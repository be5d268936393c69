import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { createBoxes } from "./box.ts";
import { createSurvey } from "./survey.ts";

const sample: readonly unknown[] = [
  { a: "x", b: 1, list: [{ k: "1" }, { k: "2" }] },
  { a: "x", b: "1", list: [{ k: "2" }] },
  { a: "y", b: 1.5, list: [] },
  { a: "missing", b: null },
  { b: false },
  {},
  null,
  "text",
  [{ a: "x" }],
];

const counts: readonly (readonly [condition: Condition, count: number])[] = [
  [field("a").is("x"), 2],
  [field("a").isPresent(), 4],
  [field("a").isMissing(), 2],
  [field("a").isNot("x"), 2],
  [field("b").is(1), 2],
  [field("b").isAbove(1), 1],
  [field("b").isNull(), 1],
  [field("b").isFalse(), 1],
  [field("list[*].k").is("2"), 2],
  [field("list[*].k").isNot("1"), 2],
  [field("list[0].k").is("1"), 1],
  [any(field("a").is("x"), field("b").isFalse()), 3],
  [all(field("a").is("x"), field("b").is(1)), 2],
  [any(), 0],
];

describe("a survey", () => {
  const survey = createSurvey(sample);

  it.each(counts)("counts the records that %j lets through", (condition, count) => {
    expect(survey.count(createBoxes(condition))).toBe(count);
  });

  it("counts what some boxes let through and others do not", () => {
    const [some, others] = [field("a").isPresent(), field("a").is("x")].map(createBoxes);
    expect(survey.countBeyond(some ?? [], others ?? [])).toBe(2);
    expect(survey.countBeyond(others ?? [], some ?? [])).toBe(0);
    expect(survey.countBeyond(some ?? [], [])).toBe(4);
  });

  it("of no records counts none", () => {
    expect(createSurvey([]).count(createBoxes(field("a").isMissing()))).toBe(0);
  });
});
