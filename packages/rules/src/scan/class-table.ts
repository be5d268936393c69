import { type Atom, bitsOf, isNegative } from "./atoms.ts";
import type { ClassNumbers } from "./machine.ts";

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
/** That of an array or object that is not looked into unless the verdict hangs on it. */
export const unseen = 4;

/**
 * Past so many classes of a slot, everything new is left to the reference. Only somebody who knows
 * the rules can make a value that is in a class of its own, and only as often as rules differ.
 */
const classesMax = 8192;

/** The classes that have been found. */
export interface ClassTable extends Pick<SlotClasses, "slot" | "of"> {
  /** The number of the class with a key; it is made, if it is new. */
  readonly numberOf: (key: string, make: () => ValueClass) => number;
}

/** Makes a table with the classes that the scanner knows: of nothing, of arrays and of objects. */
export function createClassTable(
  slot: number,
  atoms: readonly Atom[],
  known: readonly [missing: ValueClass, array: ValueClass, object: ValueClass],
): ClassTable {
  const nothing = openClass(atoms);
  // In the order that `scanner/layout.ts` has, with `unknown` and `unseen`.
  const classes: ValueClass[] = [...known, nothing, nothing];
  const numbers = new Map<string, number>();
  return {
    slot,
    of: (record) => classes[Number(record[slot])] ?? nothing,
    numberOf(key, make) {
      const number = numbers.get(key) ?? classes.length;
      if (number === classesMax) return unknown;
      if (number === classes.length) {
        numbers.set(key, number);
        classes.push(make());
      }
      return number;
    },
  };
}

/** The class of values of which just these atoms are true. */
export function classWith(holding: readonly Atom[]): ValueClass {
  const telling = holding.filter(({ leaf }) => !isNegative(leaf));
  return { holds: bitsOf(holding), open: 0n, telling };
}

/** The class of values of which it is not known whether these atoms are true; no other is. */
export function openClass(atoms: readonly Atom[]): ValueClass {
  return { holds: 0n, open: bitsOf(atoms), telling: atoms };
}

/** What tells a class from the others of a slot. */
export function keyOf(atoms: readonly Atom[]): string {
  return atoms.map(({ id }) => id).join(" ");
}
