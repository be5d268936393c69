import { readFile } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";

/**
 * The JSON of a file, parsed; a `UsageError` where there is none. What is `wanted` completes "Name",
 * for whoever named something else: `the file of your settings, as JSON`.
 */
export async function readDocument(path: string, wanted: string): Promise<unknown> {
  const text = await readText(path, wanted);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path} cannot be read as JSON: ${reason}`, { cause });
  }
}

/** What to name for settings; see `readDocument`. */
export const settingsWanted = "the file of your settings, as JSON";

/** The text of a file; a `UsageError` where it cannot be opened. See `readDocument`. */
export async function readText(path: string, wanted: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const reason = obstacles.get(code) ?? String(cause);
    throw new UsageError(`${path} cannot be opened: ${reason}. Name ${wanted}.`, { cause });
  });
}

const obstacles: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "you are not permitted to read it"],
  ["EPERM", "you are not permitted to read it"],
]);
