import type { Leaf } from "../condition/leaves.ts";
import type { Operator } from "../condition/node.ts";
import { printPath } from "../condition/path.ts";
import { checkedPath } from "../matcher/select.ts";
import { remember } from "../record/remember.ts";

/** A leaf that asks about the value of a slot. */
export interface Atom<T extends Leaf = Leaf> {
  readonly leaf: T;
  readonly slot: number;
  /** Its place among the atoms of the slot. */
  readonly id: number;
}

/** Where the value is that a leaf asks about. */
export interface Place {
  /** As much of the leaf's path as consists of names; empty where it starts with none. */
  readonly path: string;
  /** Whether the leaf looks into what is there: by an index, a wildcard, or at any depth. */
  readonly isDeep: boolean;
}

/** Says where the value is that a leaf asks about. */
export function placeOf({ path, kind }: Leaf): Place {
  // Most paths are names alone, and are seen to be without being read.
  const names = path.includes("[") || path.includes("*") ? namesAhead(path) : path;
  return { path: names, isDeep: kind === "holds" || names !== path };
}

/** As much of a path as consists of names, from its start: several leaves look into one thing. */
const namesAhead = remember((path) => {
  const segments = checkedPath(path);
  const end = segments.findIndex((segment) => typeof segment !== "string");
  return end === -1 ? path : printPath(segments.slice(0, end));
});

/** The one text that a leaf compares a string with, to be that text or another; else undefined. */
export function exactText(leaf: Leaf): string | undefined {
  if (leaf.kind !== "comparison" || !isEquality(leaf.operator)) return undefined;
  const { value } = leaf;
  return value.kind === "regex" || value.text.includes("*") ? undefined : value.text;
}

/** Whether a leaf asks that a value be other than something, as nearly all are. */
export function isNegative(leaf: Leaf): boolean {
  return leaf.kind === "comparison" && leaf.operator === "!=";
}

/** Whether an operator compares texts, which have no order. */
export function isEquality(operator: Operator): boolean {
  return operator === "=" || operator === "!=";
}

/** Atoms of one slot, a bit for each. */
export function bitsOf(atoms: readonly Atom[]): bigint {
  return atoms.reduce((bits, { id }) => bits | (1n << BigInt(id)), 0n);
}
