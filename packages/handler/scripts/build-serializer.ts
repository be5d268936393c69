import { readFileSync, writeFileSync } from "node:fs";
import fastJSON, { type AnySchema } from "fast-json-stringify";

/**
 * Builds the function that writes alerts as JSON, from the schema that promises their form, so
 * that the Lambda needs no compiler at its start. A test says when it must be built again:
 * `pnpm --filter @logcritical/handler serializer`.
 */
export function buildSerializer(schema: string): string {
  const header = "// Built from alert.schema.json by scripts/build-serializer.ts: change that.\n";
  // The file is this package's own. In standalone mode the library returns source text, which its types do not say.
  const source: unknown = fastJSON(JSON.parse(schema) as AnySchema, { mode: "standalone" });
  return `${header}${String(source).trim()}\n`;
}

if (import.meta.main) {
  const root = new URL("../", import.meta.url);
  const schema = readFileSync(new URL("alert.schema.json", root), "utf8");
  const target = new URL("src/render/alert-serializer.generated.cjs", root);
  writeFileSync(target, buildSerializer(schema));
}
