import { accessSync, constants, type Dirent, statSync } from "node:fs";
import { glob } from "node:fs/promises";
import { resolve, sep } from "node:path";

/** What a glob matches. */
interface Matches {
  /** Absolute, in an order that is the same on every machine. */
  readonly matches: readonly string[];
  /** Folders in which there may be more, which are not to be looked into. */
  readonly locked: readonly string[];
}

/**
 * Finds what a glob matches under the folder. Node.js passes over folders that it may not open
 * (`lib/internal/fs/glob.js`), as if they held nothing: they are named, for what they hold is lost.
 */
export async function expandGlob(pattern: string, folder: string): Promise<Matches> {
  const matches: string[] = [];
  const locked = new Set<string>();
  const placeOf = ({ parentPath, name }: Dirent): string => resolve(folder, parentPath, name);
  // It is asked about whatever is to be looked into, too.
  const exclude = (entry: Dirent): boolean => {
    if (!entry.isFile() && isLocked(placeOf(entry))) locked.add(placeOf(entry));
    return false;
  };
  for await (const entry of glob(pattern, { cwd: folder, withFileTypes: true, exclude })) {
    matches.push(placeOf(entry));
  }
  // What matches itself is named when it is read; and one may know a name in what cannot be listed.
  const isKnown = (place: string): boolean =>
    matches.some((match) => match === place || match.startsWith(`${place}${sep}`));
  return {
    matches: matches.toSorted(compare),
    locked: [...locked].filter((place) => !isKnown(place)).toSorted(compare),
  };
}

/** A link that leads nowhere, or to itself, is no folder. */
function isLocked(path: string): boolean {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
    accessSync(path, constants.R_OK | constants.X_OK);
    return false;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ELOOP");
  }
}

/** By code units: a locale would sort differently on another machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
