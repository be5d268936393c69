import { checkedPath } from "../matcher/select.ts";
import type { TrailRecord } from "../record/trail-record.ts";

/** The paths of one outline; they consist of names. */
export type OutlinePaths = readonly string[];

/** Gives the JSON text in a slot; undefined where there is none. */
export type ReadSlot = (slot: number) => string | undefined;

/** Outlines by number, made as they are seen. */
export interface OutlineTable {
  /** For each of a record's outlines the slots of its values, in the order of its paths. */
  readonly slots: readonly (readonly number[])[];
  /** By number, from 1. They are forgotten all at once. */
  readonly outlines: readonly (TrailRecord | undefined)[];
  /** Makes one of a record's outlines, given how to read the JSON text in a slot, and numbers it. */
  readonly add: (which: number, read: ReadSlot) => number;
  /** Whether there are so many that all are to be forgotten before the next document. */
  readonly isFull: () => boolean;
  readonly forget: () => void;
}

/** How many outlines are held: of a kilobyte each they take 20 MB. */
const outlinesMax = 20_000;
/** How many outlines a note has room for, and of how many paths. */
const askedMax = 4;
const pathsMax = 32;

/** Creates the table for outlines of paths, which consist of names and have these slots. */
export function createOutlineTable(
  asked: readonly OutlinePaths[],
  slots: ReadonlyMap<string, number>,
  max: number = outlinesMax,
): OutlineTable {
  if (asked.length > askedMax || asked.flat().length > pathsMax) {
    throw new RangeError(`Ask for at most ${askedMax} outlines of ${pathsMax} paths together`);
  }
  const outlines: (TrailRecord | undefined)[] = [undefined];
  const places = asked.map((paths) => paths.map((path) => placeOf(path, slots)));
  return {
    slots: places.map((own) => own.map(({ slot }) => slot)),
    outlines,
    add: (which, read) => outlines.push(outlineOf(places[which] ?? [], read)) - 1,
    isFull: () => outlines.length > max,
    forget() {
      outlines.length = 1;
    },
  };
}

/** A value of an outline. */
interface OutlinePlace {
  readonly names: readonly string[];
  readonly slot: number;
}

/** Outlines are asked for before anything else is, so that paths that lack a slot are none. */
function placeOf(path: string, slots: ReadonlyMap<string, number>): OutlinePlace {
  const slot = slots.get(path);
  if (slot === undefined) throw new TypeError(`No outline can have the path ${path}`);
  return { names: checkedPath(path).map(String), slot };
}

/** What is left of a record where only the values at some paths are. */
function outlineOf(places: readonly OutlinePlace[], read: ReadSlot): TrailRecord {
  const outline: Outline = {};
  for (const { names, slot } of places) {
    const json = read(slot);
    if (json !== undefined) put(outline, names, JSON.parse(json));
  }
  return outline;
}

interface Outline {
  [name: string]: unknown;
}

function put(outline: Outline, [name = "", ...below]: readonly string[], value: unknown): void {
  if (below.length === 0) {
    outline[name] = value;
    return;
  }
  const within: Outline = {};
  // Nothing but objects is put where others are put below.
  outline[name] ??= within;
  put(outline[name] as Outline, below, value);
}
