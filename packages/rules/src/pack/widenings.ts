import { createTextAtom, equalText } from "./atom.ts";
import { type Box, createBox, joinBoxes } from "./box.ts";
import { addAtom, type Clause } from "./clause.ts";
import { widerGlobs } from "./glob.ts";
import { remember } from "./remember.ts";

/** Boxes in place of others, which they contain. */
export interface Widening {
  readonly removed: readonly Box[];
  readonly added: readonly Box[];
}

/**
 * Makes the function that lists the steps by which boxes come to say less: a clause dropped, texts
 * replaced by a glob that contains them, two boxes joined. None leaves a box without clauses, which
 * would let everything through. What is made of a box is remembered, as most outlive a step.
 */
export function createWidenings(): (boxes: readonly Box[]) => readonly Widening[] {
  const replacementsOf = remember(listReplacements, ({ key }) => key);
  const stepsOf = remember((box: Box) =>
    box
      .flatMap(replacementsOf)
      .map((replacement) => ({ replacement, ...replace(box, replacement) })),
  );
  const join = remember((one: Box) => remember((other: Box) => joinBoxes(one, other)));
  return (boxes) => {
    const together = Map.groupBy(boxes.flatMap(stepsOf), ({ replacement }) => replacement);
    const replacements = [...together].flatMap(([{ to }, each]): readonly Widening[] => {
      const everywhere = {
        removed: each.flatMap(({ removed }) => removed),
        added: each.flatMap(({ added }) => added),
      };
      return to === undefined && each.length > 1 ? [everywhere, ...each] : [everywhere];
    });
    const joins = pairsOf(boxes).map(([one, other]) => ({
      removed: [one, other],
      added: [join(one)(other)],
    }));
    return [...replacements, ...joins].filter(({ added }) => added.every((box) => box.length > 0));
  };
}

/** A clause, and the wider one that may stand in its place; none where it is dropped. */
interface Replacement {
  readonly from: Clause;
  readonly to?: Clause;
}

function listReplacements(from: Clause): readonly Replacement[] {
  const { path } = from;
  if (path === undefined) return [{ from }];
  const texts = from.atoms.map(equalText).filter((text) => text !== undefined);
  return [
    { from },
    ...[...sharedGlobs(texts), "*"]
      .map((glob) => addAtom(from, createTextAtom(path, "=", glob)))
      .filter(({ key }) => key.length < from.key.length)
      .map((to) => ({ from, to })),
  ];
}

/** The globs that take the place of one or more of the texts, those first that save most. */
function sharedGlobs(texts: readonly string[]): readonly string[] {
  const saved = new Map<string, number>();
  for (const text of texts) {
    for (const glob of widerGlobs(text)) {
      saved.set(glob, (saved.get(glob) ?? -glob.length) + text.length);
    }
  }
  return [...saved]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, globsMax)
    .map(([glob]) => glob);
}

/** A long list has thousands of globs, and what is cheap to give up is among the first of them. */
const globsMax = 64;

function replace(box: Box, { from, to }: Replacement): Widening {
  const kept = box.filter(({ key }) => key !== from.key);
  return { removed: [box], added: [createBox(to === undefined ? kept : [...kept, to])] };
}

/** All pairs of few boxes; of many, those that stand near each other in the order of their keys. */
function pairsOf(boxes: readonly Box[]): readonly (readonly [Box, Box])[] {
  const keyed = boxes.map((box) => ({ box, key: box.map(({ key }) => key).join() }));
  const sorted = keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return sorted.flatMap(({ box }, at) =>
    sorted.slice(at + 1, at + 1 + neighbours).map((other): readonly [Box, Box] => [box, other.box]),
  );
}

/** So that hundreds of boxes have no more pairs than can be looked at at every step. */
const neighbours = 30;
