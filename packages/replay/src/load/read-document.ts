import { readFile } from "node:fs/promises";
import { describeObstacle } from "../describe-obstacle.ts";
import { UsageError } from "../usage-error.ts";
import { describeEncoding } from "./describe-encoding.ts";
import { isEnvironment } from "./environment.ts";

/**
 * The JSON of a file, parsed; a `UsageError` where there is none. What is `wanted` completes "Name",
 * for whoever named something else: `the file of your settings, as JSON`.
 */
export async function readDocument(path: string, wanted: string): Promise<unknown> {
  const bytes = await readBytes(path, wanted);
  // Also where it would be JSON: a name with one wrong letter would never be found in any record.
  const encoding = describeEncoding(bytes);
  if (encoding !== undefined) throw new UsageError(`${path} cannot be read. ${encoding.message}`);
  try {
    return JSON.parse(bytes.toString("utf8").replace(/^\uFEFF/, "")) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path} cannot be read as JSON: ${reason}`, { cause });
  }
}

/**
 * The settings of the file, not yet looked at, or of the environment that it holds; an empty document
 * where none is named.
 */
export async function readSettings(path: string | undefined): Promise<unknown> {
  if (path === undefined) return {};
  const document = await readDocument(path, "the file of your settings, as JSON");
  return isEnvironment(document) ? (document.settings ?? {}) : document;
}

/** A settings document without the rules that it brings, for whoever has taken them out of it. */
export function withoutRules(document: unknown): unknown {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return document;
  return { ...document, ownRules: [] };
}

/** The bytes of a file; a `UsageError` where it cannot be opened. See `readDocument`. */
export async function readBytes(path: string, wanted: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    const reason = describeObstacle(cause);
    throw new UsageError(`${path} cannot be opened: ${reason}. Name ${wanted}.`, { cause });
  });
}
