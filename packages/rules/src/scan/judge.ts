import type { Condition, Holds } from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";
import type { Atom, Leaf } from "./atoms.ts";
import type { Classes } from "./classes.ts";
import type { ClassNumbers } from "./machine.ts";

/** No, perhaps and yes: so that `all` is the least, `any` the greatest and `none` the opposite. */
type Answer = 0 | 1 | 2;

/** A condition, to be asked about the classes of a record's values. */
export interface Judge {
  readonly judge: (numbers: ClassNumbers) => Answer;
  /** Of each of these sets at least one atom is true or open wherever the answer is not no. */
  readonly needs: readonly (readonly Atom[])[];
  /** The slots whose values it looks at. */
  readonly slots: readonly number[];
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
      const parts = condition.conditions.map((part) => compileJudge(part, bench));
      return {
        judge: (numbers) => least(parts, numbers),
        needs: parts.flatMap(({ needs }) => needs),
        slots: slotsOf(parts),
      };
    }
    case "any": {
      const parts = condition.conditions.map((part) => compileJudge(part, bench));
      return {
        judge: (numbers) => greatest(parts, numbers),
        needs: unite(parts),
        slots: slotsOf(parts),
      };
    }
    case "none": {
      const parts = condition.conditions.map((part) => compileJudge(part, bench));
      return {
        judge: (numbers) => opposites[greatest(parts, numbers)],
        needs: [],
        slots: slotsOf(parts),
      };
    }
    case "holds":
      return { ...open, judge: heldTexts(condition) === undefined ? perhaps : occurred };
    case "comparison":
    case "is":
    case "missing":
    case "in-networks":
      return judgeLeaf(bench.atomOf(condition), bench.classes);
    case "member":
    case "message":
      return open;
  }
}

/** The texts that a `holds` looks for, where the scanner can look for them: printable ASCII. */
export function heldTexts({ values }: Holds): readonly string[] | undefined {
  if (isReference(values)) return undefined;
  return values.every((text) => /^[\x20-\x7e]*$/.test(text) && !/["\\]/.test(text))
    ? values
    : undefined;
}

const opposites = [2, 1, 0] as const;

function judgeLeaf(atom: Atom | undefined, classes: Classes): Judge {
  if (atom === undefined) return open;
  const slotClasses = classes.ofSlot(atom.slot);
  return {
    judge(numbers) {
      const { holds, open } = slotClasses.at(numbers(atom.slot));
      if (open.has(atom)) return 1;
      return holds.has(atom) ? 2 : 0;
    },
    needs: [[atom]],
    slots: [atom.slot],
  };
}

function slotsOf(parts: readonly Judge[]): readonly number[] {
  return [...new Set(parts.flatMap(({ slots }) => slots))];
}

/** Whatever the values at the slots are, they do not tell. */
const open: Judge = { judge: perhaps, needs: [], slots: [] };

function perhaps(): Answer {
  return 1;
}

/** Slot 0 is not missing where one of all the texts looked for may have occurred. */
function occurred(numbers: ClassNumbers): Answer {
  return numbers(0) === 0 ? 0 : 1;
}

function least(parts: readonly Judge[], numbers: ClassNumbers): Answer {
  let answer: Answer = 2;
  for (const { judge } of parts) {
    const next = judge(numbers);
    if (next === 0) return 0;
    if (next < answer) answer = next;
  }
  return answer;
}

function greatest(parts: readonly Judge[], numbers: ClassNumbers): Answer {
  let answer: Answer = 0;
  for (const { judge } of parts) {
    const next = judge(numbers);
    if (next === 2) return 2;
    if (next > answer) answer = next;
  }
  return answer;
}

/** One of the parts is not no, so one of the sets that it needs has a true or open atom. */
function unite(parts: readonly Judge[]): readonly (readonly Atom[])[] {
  const sets = parts.map(({ needs }) => mostTelling(needs));
  const known = sets.filter((set) => set !== undefined);
  return known.length === sets.length ? [known.flat()] : [];
}

/** The set of atoms that says most: comparisons with a text do, and few of them more than many. */
function mostTelling(sets: readonly (readonly Atom[])[]): readonly Atom[] | undefined {
  return sets.toSorted((a, b) => telling(b) - telling(a))[0];
}

function telling(atoms: readonly Atom[]): number {
  return atoms.every(({ text }) => text !== undefined) ? 1 / atoms.length : 0;
}
