import { describe, expect, it } from "vitest";
import { allOf, anyOf, never, noneOf, type Part } from "./group.ts";
import { Subject } from "./subject.ts";

const always = noneOf([]);
const subject = new Subject({});

/** A part that answers, and notes that it was asked. */
function part(answer: boolean, cost: number, asked: number[] = []): Part {
  const predicate = (): boolean => {
    asked.push(cost);
    return answer;
  };
  return { predicate, cost };
}

const truths: readonly (readonly [boolean, boolean])[] = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
];

describe("a group", () => {
  it.each(truths)("of %j and %j is what logic says", (a, b) => {
    const parts = [part(a, 1), part(b, 1)];
    const answers = [allOf, anyOf, noneOf].map((join) => join(parts).predicate(subject));
    expect(answers).toEqual([a && b, a || b, !(a || b)]);
  });

  it("of one part is that part", () => {
    const only = part(true, 3);
    expect([allOf([only]), anyOf([only]), allOf([always, only]), anyOf([never, only])]).toEqual([
      only,
      only,
      only,
      only,
    ]);
  });

  it("is known to be true or false where a part of it decides", () => {
    const unknown = part(true, 1);
    expect(allOf([])).toBe(always);
    expect(anyOf([])).toBe(never);
    expect(allOf([unknown, never])).toBe(never);
    expect(anyOf([unknown, always])).toBe(always);
    expect(noneOf([unknown, always])).toBe(never);
    expect(noneOf([never])).toBe(always);
    expect([always, never].map(({ predicate }) => predicate(subject))).toEqual([true, false]);
  });

  it("asks the quickest first, and no more than it must", () => {
    const asked: number[] = [];
    allOf([part(true, 3, asked), part(false, 2, asked), part(true, 1, asked)]).predicate(subject);
    anyOf([part(true, 6, asked), part(true, 5, asked), part(false, 4, asked)]).predicate(subject);
    expect(asked).toEqual([1, 2, 4, 5]);
  });

  it("costs what its parts do", () => {
    const both = [part(true, 3), part(true, 4)];
    expect([allOf(both).cost, anyOf(both).cost, noneOf(both).cost]).toEqual([7, 7, 7]);
  });
});
