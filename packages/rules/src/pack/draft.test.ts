import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { createBoxes } from "./box.ts";
import { draftPattern, finishPattern } from "./draft.ts";

/** A condition and how many patterns, taken together, it is to fit; and how far it is from that. */
const excesses: readonly (readonly [
  does: string,
  to: readonly [condition: Condition, patterns: number],
  excess: number,
])[] = [
  ["fits", [field("a").is("x"), 1], 0],
  ["fits to the last character", [field("a").is("x".repeat(1012)), 1], 0],
  ["is one character too long", [field("a").is("x".repeat(1013)), 1], 1],
  ["fits two patterns taken together", [field("a").is("x".repeat(2036)), 2], 0],
  ["is too long for two", [field("a").is("x".repeat(2037)), 2], 1],
  ["has two regular expressions", [each(2, (f) => f.matches("x")), 1], 0],
  ["has one regular expression too many", [each(3, (f) => f.matches("x")), 1], 1024],
  ["has two too many", [each(4, (f) => f.matches("x")), 1], 2048],
  ["has as many as two patterns take", [each(4, (f) => f.matches("x")), 2], 0],
  ["has three wildcards", [each(3, (f) => f.is("x"), "[*]"), 1], 0],
  ["has one wildcard too many", [each(4, (f) => f.is("x"), "[*]"), 1], 1024],
  ["has as many as two patterns take", [each(6, (f) => f.is("x"), "[*]"), 2], 0],
];

/** Alternatives about so many fields. */
function each(
  count: number,
  ask: (of: ReturnType<typeof field>) => Condition,
  after = "",
): Condition {
  return any(...Array.from({ length: count }, (_, index) => ask(field(`a${index}${after}`))));
}

describe("a draft", () => {
  it.each(excesses)("%s", (_, [condition, patterns], excess) => {
    expect(draftPattern(createBoxes(condition), patterns).excess).toBe(excess);
  });

  it("is finished without regular expressions for lists where there is room", () => {
    const lists = any(field("a").is("x"), field("a").is("*y"));
    expect(finishPattern(createBoxes(lists))).toEqual({
      condition: any(field("a").is("*y"), field("a").is("x")),
      loosened: [],
      excess: 0,
    });
  });

  it("is finished without loose ones where there is room for the others", () => {
    const names = Array.from({ length: 60 }, (_, index) => field("a").is(`Name${index + 10}`));
    const { condition, loosened, excess } = finishPattern(
      createBoxes(any(...names, field("a").is("*y"))),
    );
    expect(condition).toMatchObject({ kind: "any", conditions: [{}, field("a").is("*y")] });
    expect([loosened, excess]).toEqual([[], 0]);
  });

  it("is finished with loose ones where there is no room", () => {
    const names = Array.from({ length: 60 }, (_, index) => field("a").is(`*Name${index + 10}`));
    const { loosened, excess } = finishPattern(createBoxes(any(...names)));
    expect([loosened.length, excess]).toEqual([60, 0]);
  });

  it("is as far from fitting when finished where it cannot be", () => {
    const boxes = createBoxes(field("a").is("x".repeat(2000)));
    expect(finishPattern(boxes)).toEqual(draftPattern(boxes));
  });

  it("folds lists into the regular expressions that are left", () => {
    const [a, b] = [field("a"), field("b")];
    const lists = [a.is("x"), a.is("*y"), b.is("1"), b.is("2")];
    expect(draftPattern(createBoxes(any(...lists, field("c").matches("z"))))).toEqual({
      condition: any(a.matches("y$|^x$"), b.is("1"), b.is("2"), field("c").matches("z")),
      loosened: [a.is("*y")],
      excess: 0,
    });
  });
});
