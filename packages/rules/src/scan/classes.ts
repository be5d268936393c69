import { compileComparand } from "../matcher/comparand.ts";
import { type Atom, bitsOf, isNegative, type Leaf } from "./atoms.ts";
import type { ClassNumbers } from "./machine.ts";
import { compileTextTests } from "./text-tests.ts";

/** Values of one slot of which every atom says the same. */
export interface ValueClass {
  /** The atoms that are true of them, a bit for the id of each; the others are false. */
  readonly holds: bigint;
  /** The atoms of which this is not certain. */
  readonly open: bigint;
  /** Those that hold or are open, but for the many that ask for some other value. */
  readonly telling: readonly Atom[];
}

/** The classes of one slot's values, found one by one as values are seen. */
export interface SlotClasses {
  readonly slot: number;
  /** The number of the class of a value, given as JSON text. */
  readonly classify: (json: string) => number;
  /** The class of the slot's value in a record. */
  readonly of: (numbers: ClassNumbers) => ValueClass;
}

/** The classes of all slots, by number. */
export type Classes = (slot: number) => SlotClasses;

/** The number of the class of what nobody has looked at: of it every atom is open. */
export const unknown = 3;

/**
 * Past so many classes of a slot, everything new is left to the reference. Only somebody who knows
 * the rules can make a value that is in a class of its own, and only as often as rules differ.
 */
const classesMax = 8192;

/** Makes the classes of a slot for the atoms that ask about it. */
export function createSlotClasses(slot: number, atoms: readonly Atom[]): SlotClasses {
  const nothing: ValueClass = { holds: 0n, open: bitsOf(atoms), telling: atoms };
  const classOf = (holding: readonly Atom[]): ValueClass => ({
    holds: bitsOf(holding),
    open: 0n,
    telling: holding.filter(({ leaf }) => !isNegative(leaf)),
  });
  const are = (is: (leaf: Leaf) => boolean): readonly Atom[] =>
    atoms.filter(({ leaf }) => is(leaf));
  // An array that holds a null is null.
  const nulls = are((leaf) => leaf.kind === "is" && leaf.value === "null");
  // In the order that `scanner/layout.ts` knows: missing, an array, an object; then `unknown`.
  const classes: ValueClass[] = [
    classOf(are(({ kind }) => kind === "missing")),
    { holds: 0n, open: bitsOf(nulls), telling: nulls },
    classOf([]),
    nothing,
  ];
  const usual = bitsOf(are(isNegative));
  const surprisedBy = compileTextTests(atoms);
  const numbers = new Map<string, number>();
  const numberOf = (key: string, make: () => ValueClass): number => {
    const number = numbers.get(key) ?? classes.length;
    if (number === classesMax) return unknown;
    if (number === classes.length) {
      numbers.set(key, number);
      classes.push(make());
    }
    return number;
  };
  const ofText = (text: string): number => {
    const surprised = surprisedBy(text);
    return numberOf(surprised.length === 0 ? "" : idsOf(surprised), () => ({
      holds: usual ^ bitsOf(surprised),
      open: 0n,
      telling: surprised.filter(({ leaf }) => !isNegative(leaf)),
    }));
  };
  let others: readonly Other[] | undefined;
  const ofOther = (json: string): number => {
    others ??= atoms.map(compileOther);
    const holding = others.flatMap(({ atom, accepts }) => (accepts(json) ? [atom] : []));
    return numberOf(`other ${idsOf(holding)}`, () => classOf(holding));
  };
  return {
    slot,
    of: (record) => classes[Number(record[slot])] ?? nothing,
    classify: (json) => (json.startsWith('"') ? ofText(String(JSON.parse(json))) : ofOther(json)),
  };
}

/** Whether an atom is true of a number, `true`, `false` or `null`, given as JSON text. */
interface Other {
  readonly atom: Atom;
  readonly accepts: (json: string) => boolean;
}

function compileOther(atom: Atom): Other {
  const { leaf } = atom;
  switch (leaf.kind) {
    case "comparison": {
      const { number } = compileComparand(leaf.operator, leaf.value);
      return { atom, accepts: (json) => !/^[tfn]/.test(json) && number(json) };
    }
    case "is":
      return { atom, accepts: (json) => json === leaf.value };
    case "missing":
    case "in-networks":
      return { atom, accepts: () => false };
  }
}

function idsOf(atoms: readonly Atom[]): string {
  return atoms.map(({ id }) => id).join(" ");
}
