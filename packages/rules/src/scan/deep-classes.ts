import { compilePart } from "../matcher/compile.ts";
import type { Part } from "../matcher/group.ts";
import { checkedPath } from "../matcher/select.ts";
import { Subject } from "../matcher/subject.ts";
import { type Atom, placeOf } from "./atoms.ts";
import { classWith, createClassTable, keyOf, openClass, type SlotClasses } from "./class-table.ts";

/**
 * Makes the classes of a slot for atoms of which some look into arrays and objects. A value is put
 * into a record of its own, and the reference engine asked about that.
 */
export function createDeepClasses(slot: number, atoms: readonly Atom[]): SlotClasses {
  let predicates: readonly Asked[] | undefined;
  const holdingOf = (subject: Subject): readonly Atom[] => {
    predicates ??= atoms.map((atom) => ({ atom, ...compilePart(atom.leaf) }));
    return predicates.flatMap(({ atom, predicate }) => (predicate(subject) ? [atom] : []));
  };
  // Here the scanner does not leave it at what is an array, and what an object.
  const any = openClass(atoms);
  const missing = classWith(atoms.filter(({ leaf }) => leaf.kind === "missing"));
  const { numberOf, of } = createClassTable(slot, atoms, [missing, any, any]);
  const [path = ""] = atoms.map(({ leaf }) => placeOf(leaf).path);
  const wrap = wrapperOf(checkedPath(path).map(String));
  return {
    slot,
    of,
    classify(json) {
      const holding = holdingOf(wrap(json));
      return numberOf(keyOf(holding), () => classWith(holding));
    },
  };
}

/** An atom, and what the reference engine says of it. */
interface Asked extends Pick<Part, "predicate"> {
  readonly atom: Atom;
}

/** Makes records in which there is one value, given as JSON text, at the end of a path of names. */
function wrapperOf(names: readonly string[]): (json: string) => Subject {
  const before = names.map((name) => `{${JSON.stringify(name)}:`).join("");
  const after = "}".repeat(names.length);
  const inwards = names.toReversed();
  return (json) => {
    let root: unknown = JSON.parse(json);
    for (const name of inwards) root = { [name]: root };
    return new Subject(root, before + json + after);
  };
}
