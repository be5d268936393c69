import { resolve } from "node:path";
import { UsageError } from "../usage-error.ts";

/**
 * Where a path that a person gave leads. An empty one, a variable that is not set most likely, was
 * not meant for the folder at hand, whose modules would be run, or which would be written to.
 */
export function placeOf(path: string, folder: string): string {
  if (path !== "") return resolve(folder, path);
  throw new UsageError('"" is no path: name a file or folder, or . for this one.');
}
