/**
 * Writes `environment.schema.json`, by which editors complete and check environments, from the
 * schema that reads them: `pnpm --filter @logcritical/infra environment-schema`, then format.
 */
import { writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { environmentSchema } from "../src/environment/parse-environment.ts";

/** The schema. The settings are described where they are read: in the handler. */
export function createEnvironmentSchema(): object {
  const schema = toJsonSchema(environmentSchema, {
    target: "draft-07",
    typeMode: "input",
    // Some checks, such as those across keys, JSON Schema cannot say; the reader makes them all.
    errorMode: "ignore",
    // Lists in which nothing may stand twice are all whose items are checked against each other.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === "check_items" ? { ...jsonSchema, uniqueItems: true } : undefined,
  });
  const { $schema, properties, ...rest } = schema;
  return {
    $schema,
    title: "LogCritical environment",
    description: "One account and one Region, and what is deployed there.",
    ...rest,
    properties: { ...properties, settings: { $ref: "../handler/settings.schema.json" } },
  };
}

if (import.meta.main) {
  const file = new URL("../environment.schema.json", import.meta.url);
  writeFileSync(file, JSON.stringify(createEnvironmentSchema()));
}
