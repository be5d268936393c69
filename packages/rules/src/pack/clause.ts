import { any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { type Atom, impliesAtom, keyOf } from "./atom.ts";

/** True when at least one of its atoms is: the least that packing keeps, widens or drops. */
export interface Clause {
  /** The same for the same atoms, in whatever order they were given. */
  readonly key: string;
  /** At least one, none of which implies another. */
  readonly atoms: readonly Atom[];
  /** The path that all atoms are about, where it is one. */
  readonly path: string | undefined;
}

/** Makes the clause that is true when at least one of `atoms` is. */
export function createClause(first: Atom, ...others: readonly Atom[]): Clause {
  return others.reduce(addAtom, { key: keyOf(first), atoms: [first], path: first.path });
}

/** The clause that is also true when the atom is. */
export function addAtom(clause: Clause, atom: Atom): Clause {
  if (clause.atoms.some((wider) => impliesAtom(atom, wider))) return clause;
  const key = keyOf(atom);
  const kept = clause.atoms.filter((narrower) => !impliesAtom(narrower, atom));
  const after = kept.findIndex((other) => keyOf(other) > key);
  const atoms = kept.toSpliced(after < 0 ? kept.length : after, 0, atom);
  const path = clause.path === atom.path ? atom.path : undefined;
  return { key: atoms.map(keyOf).join(), atoms, path };
}

/** The clause that is true when either is. */
export function uniteClauses(one: Clause, other: Clause): Clause {
  return other.atoms.reduce(addAtom, one);
}

/** Whether `other` is true of every record of which `one` is. Never wrongly true. */
export function impliesClause(one: Clause, other: Clause): boolean {
  return (
    one.key === other.key ||
    one.atoms.every((atom) => other.atoms.some((wider) => impliesAtom(atom, wider)))
  );
}

/** The clause as a condition. */
export function treeOf({ atoms }: Clause): Condition {
  return any(...atoms);
}
