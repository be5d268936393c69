import { createHash } from "node:crypto";
import { createEngine, type Engine } from "@logcritical/handler";
import type { Rule } from "@logcritical/rules";
import { problemsError } from "../usage-error.ts";
import { readSettings, withoutRules } from "./read-document.ts";

/**
 * These rules and no others, under the settings of the file or under none, compiled as the Lambda
 * compiles them. Throws
 * a `UsageError` that names every problem of both.
 */
export async function loadEngine(rules: readonly Rule[], path?: string): Promise<Engine> {
  const document = await readSettings(path);
  const text = JSON.stringify(document);
  const version = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const engine = createEngine(withoutRules(document), version, { rules, ownRole: undefined });
  if (engine.ok) return engine.value;
  throw problemsError("These rules and settings cannot be used", engine.problems);
}
