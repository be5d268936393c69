import type { ValueLeaf } from "../condition/leaves.ts";
import { isEquality } from "./atoms.ts";
import { isPlainText } from "./plain-text.ts";

/** The texts that rules look for in a slot, where the scanner can look for them. */
export interface SlotTexts {
  readonly slot: number;
  readonly tests: readonly TextTest[];
}

/** What a text must be: as `compileGlob` has it, each run stands at its first place. */
export interface TextTest {
  /** What comes first, and then with anything before each; of printable ASCII. */
  readonly head: string;
  readonly runs: readonly string[];
  /** Whether anything may come last. */
  readonly isOpen: boolean;
}

/** How many tests of texts there is room for. */
export const testsMax = 128;
/** How many of them may be of one slot: their answers together are the index of a class. */
export const slotTestsMax = 8;
/** The longest text that can be looked for, so that its entry and what is loaded with it are ours. */
export const testLengthMax = 112;

/**
 * Plans in which slots the scanner tells texts apart by itself: where rules look for few texts, and
 * for nothing else in a text. Past the scanner's room a slot is left out.
 */
export function planTexts(
  leaves: readonly ValueLeaf[],
  slots: ReadonlyMap<string, number>,
): readonly SlotTexts[] {
  const planned: SlotTexts[] = [];
  let room = testsMax;
  for (const [slot, asking] of Map.groupBy(leaves, ({ path }) => slots.get(path))) {
    const globs = globsOf(asking);
    if (slot === undefined || globs === undefined) continue;
    if (globs.length > room) continue;
    room -= globs.length;
    planned.push({ slot, tests: globs.map(createTest) });
  }
  return planned;
}

/** The few texts that leaves look for; undefined where the scanner cannot. */
function globsOf(leaves: readonly ValueLeaf[]): readonly string[] | undefined {
  const globs = new Set<string>();
  for (const leaf of leaves) {
    const glob = globOf(leaf);
    if (glob === undefined) return undefined;
    // Any text at all is what every text is.
    if (!/^\*+$/.test(glob)) globs.add(glob);
    if (globs.size > slotTestsMax) return undefined;
  }
  return [...globs].every(isPlain) ? [...globs] : undefined;
}

/** The text that a leaf looks for, any where none makes a difference; undefined for another form. */
function globOf(leaf: ValueLeaf): string | undefined {
  switch (leaf.kind) {
    case "is":
    case "missing":
      return "*";
    case "in-networks":
      return undefined;
    case "comparison": {
      const { operator, value } = leaf;
      if (!isEquality(operator)) return "*";
      return value.kind === "regex" ? undefined : value.text;
    }
  }
}

/** Whether a text has one form alone where nothing is escaped, and is not too long for a test. */
function isPlain(text: string): boolean {
  return isPlainText(text) && text.length <= testLengthMax;
}

function createTest(glob: string): TextTest {
  const [head = "", ...runs] = glob.split("*");
  return { head, runs: runs.filter((run) => run !== ""), isOpen: glob.endsWith("*") };
}
