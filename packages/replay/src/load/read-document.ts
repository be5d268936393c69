import { readFile } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";

/** The JSON of a file, parsed; a `UsageError` where there is none. */
export async function readDocument(path: string): Promise<unknown> {
  try {
    const text = await readFile(path, "utf8");
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path} cannot be read as JSON: ${reason}`, { cause });
  }
}
