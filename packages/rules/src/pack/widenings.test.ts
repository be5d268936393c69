import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { createBoxes } from "./box.ts";
import { factorBoxes } from "./factor.ts";
import { createWidenings } from "./widenings.ts";

const [a, b, c] = [field("a"), field("b"), field("c")];

/** Each step as the conditions that it takes and puts in their place. */
function steps(condition: Condition): readonly (readonly [Condition, Condition])[] {
  return createWidenings()(createBoxes(condition)).map(({ removed, added }) => [
    factorBoxes(removed),
    factorBoxes(added),
  ]);
}

describe("widening", () => {
  it("drops a clause, but not the last", () => {
    expect(steps(all(a.isTrue(), b.isTrue()))).toEqual([
      [all(a.isTrue(), b.isTrue()), b.isTrue()],
      [all(a.isTrue(), b.isTrue()), a.isTrue()],
    ]);
    expect(steps(a.isTrue())).toEqual([]);
  });

  it("drops a clause of several boxes from all of them, and from each", () => {
    const [one, other] = [all(a.isTrue(), b.isTrue()), all(a.isTrue(), c.isTrue())];
    expect(steps(any(one, other))).toEqual(
      expect.arrayContaining([
        [all(a.isTrue(), any(b.isTrue(), c.isTrue())), any(b.isTrue(), c.isTrue())],
        [one, b.isTrue()],
        [other, c.isTrue()],
      ]),
    );
  });

  it("puts globs in the place of texts, those first that save most, and at last any text", () => {
    expect(steps(any(a.is("StopOne"), a.is("StopTwo"))).map(([, added]) => added)).toEqual([
      a.is("Stop*"),
      a.is("*Stop*"),
      any(a.is("*One"), a.is("StopTwo")),
      any(a.is("*Two"), a.is("StopOne")),
      any(a.is("*One*"), a.is("StopTwo")),
      any(a.is("*Two*"), a.is("StopOne")),
      a.isPresent(),
    ]);
  });

  it.each([
    ["a regular expression", a.matches("x"), a.isPresent()],
    ["a number", a.is(100), a.isPresent()],
    ["a limit", a.isAbove(100), a.isPresent()],
    ["another text than one", a.isNot("xyz"), a.isPresent()],
  ])("puts any value in the place of %s", (_, narrow, wide) => {
    expect(steps(narrow)).toContainEqual([narrow, wide]);
  });

  it("puts nothing in the place of a clause about several fields", () => {
    const pairs = Array.from({ length: 7 }, (_, at) =>
      any(field(`a${at}`).is("StopOne"), field(`b${at}`).is("StopOne")),
    );
    // So many alternatives that the last pair is left as one clause.
    const boxes = createBoxes(all(...pairs));
    const changes = createWidenings()(boxes).flatMap(({ removed: [from = []], added: [to = []] }) =>
      from
        .filter(({ key, path }) => path === undefined && to.every((clause) => clause.key !== key))
        .map(() => from.length - to.length),
    );
    expect(new Set(changes)).toEqual(new Set([1]));
  });

  it("makes nothing longer", () => {
    expect(steps(a.isMissing())).toEqual([]);
    expect(steps(a.is("x"))).toEqual([]);
  });

  it("joins two boxes that have something in common", () => {
    const [one, other] = [all(a.isTrue(), b.is("x")), all(a.isTrue(), c.is("y"))];
    expect(steps(any(one, other))).toContainEqual([
      all(a.isTrue(), any(b.is("x"), c.is("y"))),
      a.isTrue(),
    ]);
    expect(steps(any(b.isTrue(), c.isTrue()))).toEqual([]);
  });

  it("of many boxes joins those that ask nearly the same", () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      all(a.isTrue(), field(`b${index + 10}`).isTrue()),
    );
    const joins = createWidenings()(createBoxes(any(...many))).filter(
      ({ removed, added }) => removed.length === 2 && added.length === 1,
    );
    const pairs = (50 * 49) / 2;
    expect(joins.length).toBeLessThan(pairs);
    expect(joins.length).toBeGreaterThan(50);
  });

  it("looks at the best globs of a long list only", () => {
    const many = Array.from({ length: 100 }, (_, index) => a.is(`Word${index}Other${index}`));
    expect(createWidenings()(createBoxes(any(...many))).length).toBeLessThan(100);
  });
});
