import { checkedPath } from "../matcher/select.ts";
import { Subject } from "../matcher/subject.ts";
import { type Atom, recordWith } from "./atoms.ts";

/** Values of one slot of which every atom says the same. */
interface ValueClass {
  /** The atoms that are true of them; the others are false. */
  readonly holds: ReadonlySet<Atom>;
  /** The atoms of which this is not certain. */
  readonly open: ReadonlySet<Atom>;
}

/** The classes of one slot's values, found one by one as values are seen. */
export interface SlotClasses {
  /** The number of the class of a value, given as JSON text. */
  classify(json: string): number;
  /** The class of a number. */
  readonly at: (number: number) => ValueClass;
}

/** The classes of all slots that have a path. */
export interface Classes {
  readonly slots: readonly number[];
  readonly ofSlot: (slot: number) => SlotClasses;
}

/** The number of the class of what nobody has looked at: of it every atom is open. */
export const unknown = 3;

/**
 * Past so many classes of a slot, everything new is left to the reference. Only somebody who knows
 * the rules can make a value that is in a class of its own, and only as often as rules differ.
 */
const classesMax = 8192;

/** Makes the classes of a slot, whose values lie at `path`, for the atoms that ask about it. */
export function createSlotClasses(path: string, atoms: readonly Atom[]): SlotClasses {
  const names = checkedPath(path).map(String);
  const all: ReadonlySet<Atom> = new Set(atoms);
  const none: ReadonlySet<Atom> = new Set();
  // Thousands of rules compare a name with a text each; a map finds those it equals at once.
  const byText: ReadonlyMap<unknown, readonly Atom[]> = Map.groupBy(atoms, ({ text }) => text);
  const others = byText.get(undefined) ?? [];
  const holdingOf = (subject: Subject, asked: readonly Atom[]): ReadonlySet<Atom> =>
    new Set(asked.filter(({ predicate }) => predicate(subject)));
  const nothing: ValueClass = { holds: none, open: all };
  // In the order that `scanner/layout.ts` knows: missing, an array, an object; then `unknown`.
  const classes: ValueClass[] = [
    { holds: holdingOf(new Subject({}, "{}"), atoms), open: none },
    {
      holds: holdingOf(recordWith(names, "[]"), atoms),
      open: new Set(atoms.filter(({ seesElements }) => seesElements)),
    },
    { holds: holdingOf(recordWith(names, "{}"), atoms), open: none },
    nothing,
  ];

  const ids = new Map(atoms.map((atom, id) => [atom, id]));
  const numbers = new Map<string, number>();
  return {
    at: (number) => classes[number] ?? nothing,
    classify(json) {
      const subject = recordWith(names, json);
      // A string equals the texts that are this string; all else is asked one by one.
      const isText = json.startsWith('"');
      const asked = isText ? [...(byText.get(JSON.parse(json)) ?? []), ...others] : atoms;
      const holds = holdingOf(subject, asked);
      const key = Array.from(holds, (atom) => ids.get(atom)).join(" ");
      const number = numbers.get(key) ?? classes.length;
      if (number === classesMax) return unknown;
      if (number === classes.length) {
        numbers.set(key, number);
        classes.push({ holds, open: none });
      }
      return number;
    },
  };
}
