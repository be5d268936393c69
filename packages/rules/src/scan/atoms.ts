import type { Condition } from "../condition/node.ts";
import { compilePart } from "../matcher/compile.ts";
import { type Predicate, Subject } from "../matcher/subject.ts";

/** A part of a condition whose answer hangs on the value at one path alone. */
export type Leaf = Extract<
  Condition,
  { readonly kind: "comparison" | "is" | "missing" | "in-networks" }
>;

/** A leaf, made ready to be asked about the value of a slot. */
export interface Atom {
  readonly slot: number;
  readonly predicate: Predicate;
  /** The one text that makes it true of a string, where it compares with a text. */
  readonly text: string | undefined;
  /** Whether its answer for an array hangs on what the array holds. */
  readonly seesElements: boolean;
}

/** Whether a condition is a leaf. */
function isLeaf(condition: Condition): condition is Leaf {
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

/** Compiles a leaf with the reference engine, so that there is one opinion of what it means. */
export function createAtom(leaf: Leaf, slot: number): Atom {
  return {
    slot,
    predicate: compilePart(leaf).predicate,
    text: textOf(leaf),
    seesElements: leaf.kind === "is",
  };
}

/** A record in which there is one value, given as JSON text, at the end of a path of names. */
export function recordWith(names: readonly string[], json: string): Subject {
  const value: unknown = JSON.parse(json);
  if (typeof value === "string") {
    // Nothing of a string is lost by parsing, so that nobody will ask for the text.
    return new Subject(names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value));
  }
  const text = names.reduceRight((inner, name) => `{${JSON.stringify(name)}:${inner}}`, json);
  return new Subject(JSON.parse(text), text);
}

function textOf(leaf: Leaf): string | undefined {
  if (leaf.kind !== "comparison" || leaf.operator !== "=" || leaf.value.kind !== "text") {
    return undefined;
  }
  return leaf.value.text.includes("*") ? undefined : leaf.value.text;
}
