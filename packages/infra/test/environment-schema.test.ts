import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { createEnvironmentSchema } from "../scripts/environment-schema.ts";
import { parseEnvironment } from "../src/environment/parse-environment.ts";

/** A JSON file of this package. */
function parse(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8")) as Record<
    string,
    unknown
  >;
}

const ajv = new Ajv({ strict: false, allErrors: true });
const settings = parse("../handler/settings.schema.json");
ajv.addSchema({ ...settings, $id: "/handler/settings.schema.json" });
const isEnvironment = ajv.compile({
  ...parse("environment.schema.json"),
  $id: "/infra/environment.schema.json",
});

const prod = parse("environments/prod.json");

describe("environment.schema.json", () => {
  it("is what the reader's schema makes", () => {
    expect(parse("environment.schema.json")).toEqual(createEnvironmentSchema());
  });

  it.each([
    "name",
    "company",
    "account",
    "region",
    "terminationProtection",
    "trail",
    "config",
    "alerts",
    "delivery",
    "watch",
  ])("describes every key of %s", (key) => {
    const { properties } = parse("environment.schema.json");
    expect(undescribed(pick(properties, key))).toEqual([]);
  });

  const examples = readdirSync(new URL("../environments", import.meta.url));
  it.each<readonly [name: string, document: unknown]>([
    ...examples.map((file) => [file, parse(`environments/${file}`)] as const),
    ["nothing", {}],
    ["a list", []],
    ["a key too many", { ...prod, regoin: "x" }],
    ["an account in figures", { ...prod, account: 333333333333 }],
    ["a reserved name", { ...prod, company: "aws" }],
    ["an odd retention", { ...prod, trail: { logRetentionDays: 100 } }],
    ["a retention without end", { ...prod, trail: { logRetentionDays: 9999 } }],
    ["half a day", { ...prod, trail: { deleteAfterDays: 400.5 } }],
    [
      "a trail that is there",
      { ...prod, trail: { existing: { trailName: "org", logGroupName: "x" } } },
    ],
    ["half a trail", { ...prod, trail: { existing: { trailName: "org" } } }],
    ["a lock", { ...prod, trail: { objectLock: { mode: "governance", days: 1 } } }],
    ["an unknown lock", { ...prod, trail: { objectLock: { mode: "x", days: 1 } } }],
    ["a role", { ...prod, config: { role: "service-linked" } }],
    ["an unknown role", { ...prod, config: { role: "x" } }],
    ["settings", { ...prod, settings: { criticalInstances: ["i-0a7d53c9e1f8264b0"] } }],
    ["a placeholder in the settings", { ...prod, settings: { criticalInstances: ["i-x"] } }],
  ])("agrees with the reader on %s", (_, document) => {
    expect(isEnvironment(document)).toBe(parseEnvironment(document).ok);
  });
});

/** One of the properties of an object, alone. */
function pick(properties: unknown, key: string): object {
  return Object.fromEntries(Object.entries(properties ?? {}).filter(([name]) => name === key));
}

/** The paths of keys that a person writes and no editor would explain. */
function undescribed(properties: unknown, path = ""): readonly string[] {
  return Object.entries(properties ?? {}).flatMap(([key, value]: readonly [string, unknown]) => {
    const { description, properties: inner, $ref } = value as Record<string, unknown>;
    const here = `${path}${key}`;
    const isKnown = key === "$schema" || $ref !== undefined || description !== undefined;
    return [...(isKnown ? [] : [here]), ...undescribed(inner, `${here}.`)];
  });
}
