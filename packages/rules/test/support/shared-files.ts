import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * Reads a file of facts or of real records that is kept beside the repository, ungzipped; nothing,
 * and a printed notice, where it is not there.
 */
export function readSharedFile(path: string): string | undefined {
  const file = new URL(`../../../../../shared/${path}`, import.meta.url);
  if (!existsSync(file)) {
    console.warn(`Skipped what needs ../shared/${path}, which is not there.`);
    return undefined;
  }
  const bytes = readFileSync(file);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}
