import { type HandlerSettings, parseHandlerSettings } from "@logcritical/handler/settings";
import { problemsError } from "../usage-error.ts";
import { readSettings } from "./read-document.ts";

/**
 * The settings of the file, or those of an empty document where none is named: the same document
 * that the Lambda reads. Throws a `UsageError` that names every problem with its path.
 */
export async function loadSettings(path?: string): Promise<HandlerSettings> {
  const document = await readSettings(path);
  const parsed = parseHandlerSettings(document);
  if (parsed.ok) return parsed.value;
  throw problemsError(`${path} cannot be used`, parsed.problems);
}
