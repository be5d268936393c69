import { readFile } from "node:fs/promises";
import { type HandlerSettings, parseHandlerSettings } from "@logcritical/handler/settings";
import { problemsError, UsageError } from "../usage-error.ts";

/**
 * The settings of the file, or those of an empty document where none is named: the same document
 * that the Lambda reads. Throws a `UsageError` that names every problem with its path.
 */
export async function loadSettings(path?: string): Promise<HandlerSettings> {
  const parsed = parseHandlerSettings(path === undefined ? {} : parseJSON(path, await read(path)));
  if (parsed.ok) return parsed.value;
  throw problemsError(`${path} cannot be used`, parsed.problems);
}

async function read(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`The settings cannot be read: ${reason}`, { cause });
  });
}

function parseJSON(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path} is no JSON: ${reason}`, { cause });
  }
}
