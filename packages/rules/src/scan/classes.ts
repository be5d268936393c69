import type { ValueLeaf } from "../condition/leaves.ts";
import { compileComparand } from "../matcher/comparand.ts";
import { type Atom, bitsOf, isNegative } from "./atoms.ts";
import { classWith, createClassTable, keyOf, openClass, type SlotClasses } from "./class-table.ts";
import { compileTextTests } from "./text-tests.ts";

/**
 * Makes the classes of a slot for atoms that say of a text, number or literal whether they hold,
 * and do not look into arrays and objects.
 */
export function createSlotClasses(slot: number, atoms: readonly Atom<ValueLeaf>[]): SlotClasses {
  const are = (is: (leaf: ValueLeaf) => boolean): readonly Atom<ValueLeaf>[] =>
    atoms.filter(({ leaf }) => is(leaf));
  const { numberOf, of } = createClassTable(slot, atoms, [
    classWith(are(({ kind }) => kind === "missing")),
    // An array that holds a null is null.
    openClass(are((leaf) => leaf.kind === "is" && leaf.value === "null")),
    classWith([]),
  ]);
  const usual = bitsOf(are(isNegative));
  let surprisedBy: ((text: string) => readonly Atom[]) | undefined;
  const ofText = (text: string): number => {
    surprisedBy ??= compileTextTests(atoms);
    const surprised = surprisedBy(text);
    return numberOf(keyOf(surprised), () => {
      const { holds, ...own } = classWith(surprised);
      return { ...own, holds: holds ^ usual };
    });
  };
  let others: readonly Other[] | undefined;
  const ofOther = (json: string): number => {
    others ??= atoms.map(compileOther);
    const holding = others.flatMap(({ atom, accepts }) => (accepts(json) ? [atom] : []));
    return numberOf(`other ${keyOf(holding)}`, () => classWith(holding));
  };
  return {
    slot,
    of,
    classify: (json) => (json.startsWith('"') ? ofText(String(JSON.parse(json))) : ofOther(json)),
  };
}

/** Whether an atom is true of a number, `true`, `false` or `null`, given as JSON text. */
interface Other {
  readonly atom: Atom<ValueLeaf>;
  readonly accepts: (json: string) => boolean;
}

function compileOther(atom: Atom<ValueLeaf>): Other {
  const { leaf } = atom;
  switch (leaf.kind) {
    case "comparison": {
      const { number } = compileComparand(leaf.operator, leaf.value);
      return { atom, accepts: (json) => !/^[tfn]/.test(json) && number(json) };
    }
    case "is":
      return { atom, accepts: (json) => json === leaf.value };
    case "missing":
    case "in-networks":
      return { atom, accepts: () => false };
  }
}
