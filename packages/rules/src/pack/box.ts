import type { Condition } from "../condition/node.ts";
import { isAtom } from "./atom.ts";
import { type Clause, createClause, impliesClause, uniteClauses } from "./clause.ts";

/**
 * True when every one of its clauses is; with none, of every record. No clause implies another one,
 * and they stand in the order of their keys. A list of boxes is true when at least one box is:
 * rules and patterns alike are such lists.
 */
export type Box = readonly Clause[];

/** Makes the box of these clauses, without those that others imply. */
export function createBox(clauses: readonly Clause[]): Box {
  return clauses
    .reduce<Box>(
      (kept, clause) =>
        kept.some((narrower) => impliesClause(narrower, clause))
          ? kept
          : [...kept.filter((wider) => !impliesClause(clause, wider)), clause],
      [],
    )
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

/**
 * The boxes that together are the condition. What CloudWatch cannot say is taken for true of every
 * record, and alternatives that would multiply to more than `boxesMax` boxes become one clause;
 * both only widen.
 */
export function createBoxes(condition: Condition): readonly Box[] {
  switch (condition.kind) {
    case "all":
      return condition.conditions.map(createBoxes).reduce(multiply, [[]]);
    case "any":
      return alternatives(condition.conditions).reduce(addBox, []);
    case "comparison":
    case "is":
    case "missing":
      return [[createClause(condition)]];
    case "none":
    case "member":
    case "in-networks":
    case "holds":
    case "message":
      return [[]];
  }
}

/** Whether `wide` is true of every record of which `narrow` is. Never wrongly true. */
export function impliesBox(narrow: Box, wide: Box): boolean {
  return wide.every((clause) => narrow.some((given) => impliesClause(given, clause)));
}

/**
 * The boxes and one more, with no box left that another contains, and those joined that differ in
 * what they ask of one path only. Nothing widens.
 */
export function addBox(boxes: readonly Box[], box: Box): readonly Box[] {
  if (boxes.some((wider) => impliesBox(box, wider))) return boxes;
  const kept = boxes.filter((narrower) => !impliesBox(narrower, box));
  const twin = kept.find((other) => differInOnePath(box, other));
  if (twin === undefined) return [...kept, box];
  return addBox(
    kept.filter((other) => other !== twin),
    joinBoxes(box, twin),
  );
}

/**
 * One box that contains both: what one of them asks and the other implies, and where both list
 * values of one path, the values of both.
 */
export function joinBoxes(one: Box, other: Box): Box {
  const common = [
    ...one.filter((clause) => other.some((given) => impliesClause(given, clause))),
    ...other.filter((clause) => one.some((given) => impliesClause(given, clause))),
  ];
  const united = one.flatMap((clause) =>
    other.filter((twin) => listSamePath(clause, twin)).map((twin) => uniteClauses(clause, twin)),
  );
  return createBox([...common, ...united]);
}

/** A rule with more alternatives than this is no rule that a person reads. */
export const boxesMax = 64;

/** The boxes of each condition, with the values of one path in one box from the start. */
function alternatives(conditions: readonly Condition[]): readonly Box[] {
  const atoms = Map.groupBy(conditions.filter(isAtom), ({ path }) => path);
  const groups = conditions.filter((condition) => !isAtom(condition));
  return [
    ...[...atoms.values()].map((listed) => [
      listed.map((atom) => createClause(atom)).reduce(uniteClauses),
    ]),
    ...groups.flatMap(createBoxes),
  ];
}

function multiply(left: readonly Box[], right: readonly Box[]): readonly Box[] {
  const factors = left.length * right.length > boxesMax ? [blunt(right)] : right;
  return left
    .flatMap((one) => factors.map((other) => createBox([...one, ...other])))
    .reduce(addBox, []);
}

/** One box that contains them all: its clause is true where the first of any of them is. */
function blunt(boxes: readonly Box[]): Box {
  const firsts = boxes.map((box) => box.slice(0, 1));
  return firsts.reduce((one, other) =>
    one.flatMap((clause) => other.map((twin) => uniteClauses(clause, twin))),
  );
}

function differInOnePath(one: Box, other: Box): boolean {
  const [mine, ...more] = one.filter((clause) => !other.some(({ key }) => key === clause.key));
  const [theirs, ...rest] = other.filter((clause) => !one.some(({ key }) => key === clause.key));
  return (
    more.length + rest.length === 0 &&
    mine !== undefined &&
    theirs !== undefined &&
    listSamePath(mine, theirs)
  );
}

/** Exclusions list nothing: nearly every value is in the union of two of them. */
function listSamePath(one: Clause, other: Clause): boolean {
  return (
    one.path !== undefined &&
    one.path === other.path &&
    ![...one.atoms, ...other.atoms].some(
      (atom) => atom.kind === "comparison" && atom.operator === "!=",
    )
  );
}
