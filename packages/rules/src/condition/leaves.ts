import type { Condition } from "./node.ts";
import { isReference } from "./resolve.ts";

/** A part of a condition that asks about one path alone. */
export type Leaf = Extract<
  Condition,
  { readonly kind: "comparison" | "is" | "missing" | "in-networks" | "holds" }
>;

/** A leaf that asks about a text, number or literal, and says the same of all objects. */
export type ValueLeaf = Exclude<Leaf, { readonly kind: "holds" }>;

/** Whether a condition is a leaf that asks about a text, number or literal. */
export function isValueLeaf(condition: Condition): condition is ValueLeaf {
  switch (condition.kind) {
    case "comparison":
    case "is":
    case "missing":
    case "in-networks":
      return true;
    case "holds":
    case "all":
    case "any":
    case "none":
    case "member":
    case "message":
      return false;
  }
}

/** Every leaf of a condition, in order; none for a list of the settings that is missing. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  if (isValueLeaf(condition)) return [condition];
  if (condition.kind === "holds") return isReference(condition.values) ? [] : [condition];
  return "conditions" in condition ? condition.conditions.flatMap(leavesOf) : [];
}
