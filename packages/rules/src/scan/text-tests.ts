import type { ValueLeaf } from "../condition/leaves.ts";
import type { Literal } from "../condition/node.ts";
import { compileComparand } from "../matcher/comparand.ts";
import { compileAddressTest } from "../matcher/leaf.ts";
import { type Atom, exactText, isEquality } from "./atoms.ts";

/**
 * Compiles what atoms ask of texts, and gives for a text those that it surprises: a text is usually
 * none that a rule knows, so that what asks for one is false, and what asks for another is true.
 * Thousands of rules may know one text each: a map finds those that know this one, and of the
 * others only those are asked that can accept its first letter.
 */
export function compileTextTests(
  atoms: readonly Atom<ValueLeaf>[],
): (text: string) => readonly Atom[] {
  const exact: ReadonlyMap<string | undefined, readonly Atom<ValueLeaf>[]> = Map.groupBy(
    atoms,
    ({ leaf }) => exactText(leaf),
  );
  const tests = Map.groupBy((exact.get(undefined) ?? []).flatMap(compileTest), ({ head }) => head);
  const anywhere = tests.get("") ?? [];
  for (const [head, own] of tests) if (head !== "") own.push(...anywhere);
  return (text) => {
    const surprised: Atom[] = [...(exact.get(text) ?? [])];
    for (const { atom, accepts } of tests.get(text.charAt(0)) ?? anywhere) {
      if (accepts(text)) surprised.push(atom);
    }
    return surprised;
  };
}

/** Whether a text is what an atom asks for, be it to have it or to have another. */
interface Test {
  readonly atom: Atom;
  readonly accepts: (text: string) => boolean;
  /** The first letter of whatever is accepted; empty where that may be any. */
  readonly head: string;
}

/** No test for what is never true of a text. */
function compileTest(atom: Atom<ValueLeaf>): readonly Test[] {
  const { leaf } = atom;
  switch (leaf.kind) {
    case "comparison": {
      if (!isEquality(leaf.operator)) return [];
      const { text: accepts } = compileComparand("=", leaf.value);
      return [{ atom, accepts, head: headOf(leaf.value) }];
    }
    case "in-networks":
      return [{ atom, accepts: compileAddressTest(leaf), head: "" }];
    case "is":
    case "missing":
      return [];
  }
}

/** A single unit of UTF-16, like what it is compared with. */
function headOf(literal: Literal): string {
  const head = literal.kind === "regex" ? "*" : literal.text.charAt(0);
  return head === "*" ? "" : head;
}
