import { type PathSegment, parsePath } from "../condition/path.ts";
import { isPlainText } from "./plain-text.ts";
import { keyLengthMax, keysMax, slotsMax, type WantedKey } from "./tables.ts";

/** Which values of a record the scanner takes note of, and where it puts them. */
export interface Paths {
  readonly keys: readonly WantedKey[];
  /** The slots in use, the one for held texts included. */
  readonly slotCount: number;
  /** By path, as rules write it. A path that is not there is not taken note of. */
  readonly slots: ReadonlyMap<string, number>;
}

/**
 * Plans the slots for paths that consist of names alone. Those below one key get slots in a row, so
 * that a second key of the same name can take them all back. What does not fit is left out. Given
 * `noted`, every path there is wanted as well, as the part of a note that it says.
 */
export function planPaths(
  paths: Iterable<string>,
  noted: ReadonlyMap<string, number> = new Map(),
): Paths {
  const root = node();
  // Notes come first, so that there is room for them whatever the rules ask about.
  for (const [path, part] of noted) nodeAt(root, path.split(".")).part = part;
  let keyCount = noted.size;
  let slotCount = 1;
  for (const path of paths) {
    const names = plainNames(path);
    if (names === undefined || slotCount === slotsMax) continue;
    const missing = names.length - knownLength(root, names);
    if (keyCount + missing > keysMax) continue;
    keyCount += missing;
    slotCount += 1;
    nodeAt(root, names).paths.push(path);
  }
  return numberSlots(root);
}

interface Node {
  /** The paths that end here: `a.b` and `a['b']` are two ways to write one. */
  readonly paths: string[];
  readonly children: Map<string, Node>;
  /** What the value here is to a note, or zero. */
  part: number;
}

function node(): Node {
  return { paths: [], children: new Map(), part: 0 };
}

function nodeAt(root: Node, names: readonly string[]): Node {
  return names.reduce((parent, name) => childOf(parent, name), root);
}

function childOf(parent: Node, name: string): Node {
  const known = parent.children.get(name);
  if (known !== undefined) return known;
  const made = node();
  parent.children.set(name, made);
  return made;
}

function knownLength(root: Node, names: readonly string[]): number {
  let parent: Node | undefined = root;
  let length = 0;
  for (const name of names) {
    parent = parent.children.get(name);
    if (parent === undefined) return length;
    length += 1;
  }
  return length;
}

/** Deeper than this no rule looks, and each name of a path is one call within another. */
const namesMax = 8;

/** The names of a path that has nothing else, if they are such as bytes can be compared with. */
function plainNames(path: string): readonly string[] | undefined {
  const parsed = parsePath(path);
  if (!parsed.ok || parsed.value.length > namesMax) return undefined;
  const names = parsed.value.filter(isPlainName);
  return names.length === parsed.value.length ? names : undefined;
}

function isPlainName(segment: PathSegment): segment is string {
  return typeof segment === "string" && segment.length <= keyLengthMax && isPlainText(segment);
}

function numberSlots(root: Node): Paths {
  const keys: WantedKey[] = [];
  const slots = new Map<string, number>();
  let slot = 1;
  let scopes = 1;
  const number = (parent: Node, scope: number): void => {
    for (const [name, child] of parent.children) {
      const { paths, children, part } = child;
      const own = paths.length === 0 ? 0 : slot++;
      for (const path of paths) slots.set(path, own);
      const membersScope = children.size === 0 ? 0 : scopes++;
      const from = slot;
      number(child, membersScope);
      const members = { scope: membersScope, from, to: slot };
      keys.push({ scope, name, slot: own, members, part });
    }
  };
  number(root, 0);
  return { keys, slotCount: slot, slots };
}
