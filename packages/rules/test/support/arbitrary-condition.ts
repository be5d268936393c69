import fc from "fast-check";
import { all, any, type Condition, none } from "../../src/index.ts";
import { arbitraryAtom, arbitraryPlainAtom, type BaitedCondition } from "./arbitrary-atom.ts";
import { arbitraryPlainSelector, arbitrarySelector } from "./arbitrary-selector.ts";

/** Conditions that CloudWatch can say as they stand, so that nothing is left to the matcher. */
export const arbitraryPlainCondition: fc.Arbitrary<BaitedCondition> = nested((tree) =>
  fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { arbitrary: arbitraryPlainAtom(arbitraryPlainSelector), weight: 5 },
    { arbitrary: group(all, tree), weight: 2 },
    { arbitrary: group(any, tree), weight: 2 },
  ),
);

/** Conditions of every kind, what patterns can say and what they cannot, nested. */
export const arbitraryCondition: fc.Arbitrary<BaitedCondition> = nested((tree) =>
  fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { arbitrary: arbitraryAtom(arbitrarySelector), weight: 4 },
    { arbitrary: arbitraryAtom(arbitraryPlainSelector), weight: 3 },
    { arbitrary: siblings(), weight: 3 },
    { arbitrary: group(all, tree), weight: 3 },
    { arbitrary: group(any, tree), weight: 3 },
    { arbitrary: group(none, tree), weight: 1 },
  ),
);

/** Conditions whose groups hold such conditions in turn. */
function nested(
  grow: (tree: fc.Arbitrary<BaitedCondition>) => fc.Arbitrary<BaitedCondition>,
): fc.Arbitrary<BaitedCondition> {
  return fc.letrec<{ tree: BaitedCondition }>((tie) => ({ tree: grow(tie("tree")) })).tree;
}

/** Rarely empty: what that means is soon said. */
function group(
  join: (...conditions: readonly Condition[]) => Condition,
  part: fc.Arbitrary<BaitedCondition>,
): fc.Arbitrary<BaitedCondition> {
  const parts = fc.oneof(
    { arbitrary: fc.array(part, { minLength: 2, maxLength: 4 }), weight: 20 },
    { arbitrary: fc.array(part, { maxLength: 1 }), weight: 1 },
  );
  return parts.map((chosen) => ({
    condition: join(...chosen.map(({ condition }) => condition)),
    baits: chosen.flatMap(({ baits }) => baits),
  }));
}

/** Two questions and the opposite of another, all of one field. */
function siblings(): fc.Arbitrary<BaitedCondition> {
  return arbitraryPlainSelector.chain((selector) => {
    const atom = arbitraryAtom(fc.constant(selector));
    const join = fc.constantFrom(all, all, any);
    return fc.tuple(atom, atom, atom, join).map(([first, second, third, join]) => ({
      condition: join(first.condition, none(second.condition), third.condition),
      baits: [first, second, third].flatMap(({ baits }) => baits),
    }));
  });
}
