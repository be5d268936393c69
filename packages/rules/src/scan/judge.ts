import { isValueLeaf, type Leaf } from "../condition/leaves.ts";
import type { Condition, Holds } from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";
import { type Atom, bitsOf, exactText, isNegative } from "./atoms.ts";
import type { Classes, SlotClasses } from "./class-table.ts";
import type { ClassNumbers } from "./machine.ts";
import { isPlainText } from "./plain-text.ts";

/**
 * No and yes; or perhaps, as the slots on whose values, still unknown, that hangs: a bit for each,
 * and none where no value at a slot would tell.
 */
type Answer = boolean | bigint;

/** A condition, to be asked about the classes of a record's values. */
export interface Judge {
  readonly judge: (numbers: ClassNumbers) => Answer;
  /**
   * Of each of these sets at least one atom is true or open wherever the answer is not no. No set
   * has an atom that asks for another value than one, as nearly every value is.
   */
  readonly needs: readonly (readonly Atom[])[];
}

/** What a judge has to know. */
export interface Bench {
  /** The atom of a leaf, where the scanner takes note of the value that the leaf asks about. */
  readonly atomOf: (leaf: Leaf) => Atom | undefined;
  readonly classes: Classes;
}

/** Compiles a condition. What the values at the slots cannot tell is perhaps. */
export function compileJudge(condition: Condition, bench: Bench): Judge {
  switch (condition.kind) {
    case "all": {
      const parts = compileParts(condition.conditions, bench, everyOf);
      const needs = parts.flatMap((part) => part.needs);
      return { judge: (numbers) => askAll(parts, numbers), needs };
    }
    case "any":
      return anyOf(condition.conditions, bench);
    case "none": {
      const { judge } = anyOf(condition.conditions, bench);
      return { judge: (numbers) => opposite(judge(numbers)), needs: [] };
    }
    case "holds": {
      const { judge, needs } = judgeLeaf(condition, bench);
      if (heldTexts(condition) === undefined) return { judge, needs };
      return { judge: (numbers) => hasHeldText(numbers) && judge(numbers), needs };
    }
    case "comparison":
    case "is":
    case "missing":
    case "in-networks":
      return judgeLeaf(condition, bench);
    case "member":
    case "message":
      return open;
  }
}

/** The texts that a `holds` looks for, where the scanner can look for them: printable ASCII. */
export function heldTexts({ values }: Holds): readonly string[] | undefined {
  if (isReference(values)) return undefined;
  return values.every(isPlainText) ? values : undefined;
}

function opposite(answer: Answer): Answer {
  return typeof answer === "bigint" ? answer : !answer;
}

function anyOf(conditions: readonly Condition[], bench: Bench): Judge {
  const parts = compileParts(conditions, bench, someOf);
  return { judge: (numbers) => askAny(parts, numbers), needs: unite(parts) };
}

/** The atoms of a slot are asked at once, and first. */
function compileParts(
  conditions: readonly Condition[],
  bench: Bench,
  judgeAtoms: typeof someOf,
): readonly Judge[] {
  const atoms: Atom[] = [];
  const others: Judge[] = [];
  for (const condition of conditions) {
    const atom = isValueLeaf(condition) ? bench.atomOf(condition) : undefined;
    if (atom === undefined) others.push(compileJudge(condition, bench));
    else atoms.push(atom);
  }
  const bySlot = Map.groupBy(atoms, ({ slot }) => slot);
  const judged = [...bySlot].map(([slot, own]) => judgeAtoms(bench.classes(slot), own));
  return [...judged, ...others];
}

function judgeLeaf(leaf: Leaf, bench: Bench): Judge {
  const atom = bench.atomOf(leaf);
  return atom === undefined ? open : someOf(bench.classes(atom.slot), [atom]);
}

/** Whether some atom of a slot is true. */
function someOf({ of, slot }: SlotClasses, atoms: readonly Atom[]): Judge {
  const bits = bitsOf(atoms);
  const hanging = 1n << BigInt(slot);
  return {
    judge(numbers) {
      const { holds, open } = of(numbers);
      if ((holds & bits) !== 0n) return true;
      return (open & bits) !== 0n && hanging;
    },
    needs: atoms.some(({ leaf }) => isNegative(leaf)) ? [] : [atoms],
  };
}

/** Whether every atom of a slot is true. */
function everyOf({ of, slot }: SlotClasses, atoms: readonly Atom[]): Judge {
  const bits = bitsOf(atoms);
  const hanging = 1n << BigInt(slot);
  return {
    judge(numbers) {
      const { holds, open } = of(numbers);
      if ((holds & bits) === bits) return true;
      return ((holds | open) & bits) === bits && hanging;
    },
    needs: atoms.filter(({ leaf }) => !isNegative(leaf)).map((atom) => [atom]),
  };
}

/** Whatever the values at the slots are, they do not tell. */
const open: Judge = { judge: () => 0n, needs: [] };

/** Slot 0 is not missing where one of all the texts looked for may have occurred. */
function hasHeldText(numbers: ClassNumbers): boolean {
  return numbers[0] !== 0;
}

function askAll(parts: readonly Judge[], numbers: ClassNumbers): Answer {
  let all: Answer = true;
  for (const { judge } of parts) {
    const answer = judge(numbers);
    if (answer === false) return false;
    if (answer !== true) all = all === true ? answer : all | answer;
  }
  return all;
}

function askAny(parts: readonly Judge[], numbers: ClassNumbers): Answer {
  let any: Answer = false;
  for (const { judge } of parts) {
    const answer = judge(numbers);
    if (answer === true) return true;
    if (answer !== false) any = any === false ? answer : any | answer;
  }
  return any;
}

/** One of the parts is not no, so one of the sets that it needs has a true or open atom. */
function unite(parts: readonly Judge[]): readonly (readonly Atom[])[] {
  const sets = parts.map(({ needs }) => mostTelling(needs));
  const known = sets.filter((set) => set !== undefined);
  return known.length === sets.length ? [known.flat()] : [];
}

/** The set of atoms that says most: comparisons with a text do, and few of them more than many. */
function mostTelling(sets: readonly (readonly Atom[])[]): readonly Atom[] | undefined {
  // Most have one alone, of which nothing need be known.
  return sets.length < 2 ? sets[0] : sets.toSorted((a, b) => telling(b) - telling(a))[0];
}

function telling(atoms: readonly Atom[]): number {
  return atoms.every(({ leaf }) => exactText(leaf) !== undefined) ? 1 / atoms.length : 0;
}
