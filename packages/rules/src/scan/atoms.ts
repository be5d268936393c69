import type { Condition, Operator } from "../condition/node.ts";

/** A part of a condition whose answer hangs on the value at one path alone. */
export type Leaf = Extract<
  Condition,
  { readonly kind: "comparison" | "is" | "missing" | "in-networks" }
>;

/** A leaf that asks about the value of a slot. */
export interface Atom {
  readonly leaf: Leaf;
  readonly slot: number;
  /** Its place among the atoms of the slot. */
  readonly id: number;
}

/** Whether a condition is a leaf. */
export function isLeaf(condition: Condition): condition is Leaf {
  switch (condition.kind) {
    case "comparison":
    case "is":
    case "missing":
    case "in-networks":
      return true;
    case "all":
    case "any":
    case "none":
    case "member":
    case "holds":
    case "message":
      return false;
  }
}

/** Every leaf of a condition, in order. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  if (isLeaf(condition)) return [condition];
  return "conditions" in condition ? condition.conditions.flatMap(leavesOf) : [];
}

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
