import type { Comparison, Condition, Is, Literal, Missing } from "../condition/node.ts";
import { hasWildcard } from "../pattern/selector.ts";
import { containsGlob, isDisjointGlob } from "./glob.ts";

/**
 * What CloudWatch says in one term. Packing sees a rule as boxes, a box as clauses and a clause as
 * atoms: `all(a, any(b, c), any(d, all(e, f)))` is the boxes `{a, b|c, d}` and `{a, b|c, e, f}`.
 */
export type Atom = Comparison | Is | Missing;

/** Whether CloudWatch says the condition in one term. */
export function isAtom(condition: Condition): condition is Atom {
  return condition.kind === "comparison" || condition.kind === "is" || condition.kind === "missing";
}

/** The same text for the same atom, wherever it comes from, and for no other one. */
export function keyOf(atom: Atom): string {
  const known = keys.get(atom);
  if (known !== undefined) return known;
  const key = JSON.stringify(
    atom.kind === "comparison"
      ? [atom.path, atom.operator, atom.value.kind, writtenIn(atom.value)]
      : [atom.path, atom.kind, atom.kind === "is" && atom.value],
  );
  keys.set(atom, key);
  return key;
}

/** Packing compares the same few atoms millions of times. */
const keys = new WeakMap<Atom, string>();

/**
 * Whether `wide` is true of every record of which `narrow` is. Never wrongly true: it knows what
 * comparisons of one path with text tell about each other, and that what compares is present.
 */
export function impliesAtom(narrow: Atom, wide: Atom): boolean {
  if (narrow.path !== wide.path) return false;
  const [equal, wideEqual] = [equalText(narrow), equalText(wide)];
  if (equal !== undefined && wideEqual !== undefined) return containsGlob(wideEqual, equal);
  return keyOf(narrow) === keyOf(wide) || impliesComparison(narrow, wide);
}

/** The text, where the atom asks for equality with text: all that globs and lists are made of. */
export function equalText(atom: Atom): string | undefined {
  return textAfter("=", atom);
}

/** Likewise where the atom asks for another text than this. */
export function unequalText(atom: Atom): string | undefined {
  return textAfter("!=", atom);
}

/** The atom that asks for text; `*` in it stands for any run of characters. */
export function createTextAtom(path: string, operator: "=" | "!=", text: string): Comparison {
  return { kind: "comparison", path, operator, value: { kind: "text", text } };
}

function textAfter(operator: "=" | "!=", atom: Atom): string | undefined {
  return atom.kind === "comparison" && atom.operator === operator && atom.value.kind === "text"
    ? atom.value.text
    : undefined;
}

function writtenIn(literal: Literal): string {
  return literal.kind === "regex" ? literal.source : literal.text;
}

/** Of comparisons that do not both ask for equality with text. */
function impliesComparison(narrow: Atom, wide: Atom): boolean {
  if (narrow.kind !== "comparison") return false;
  // Through a wildcard `!=` also holds where nothing compares, so that `=` and `!=` tell nothing of
  // each other there.
  const single = !hasWildcard(narrow.path);
  if (equalText(wide) === "*") return single || narrow.operator !== "!=";
  const [equal, unequal, excluded] = [equalText(narrow), unequalText(narrow), unequalText(wide)];
  if (excluded === undefined) return false;
  if (unequal !== undefined) return containsGlob(unequal, excluded);
  return single && equal !== undefined && isDisjointGlob(equal, excluded);
}
