import { globSync, readFileSync } from "node:fs";
import { compileRules, type RuleSet, type Settings } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { reads } from "./calls.ts";
import { createRandom, type Random } from "./random.ts";

/** What the records are to be like. */
export interface Mix {
  readonly count: number;
  readonly seed: number;
  /** The share of records that some rule of the catalogue matches. */
  readonly matching: number;
  /** The share of records that write and match nothing. */
  readonly writing: number;
  /**
   * In how many shapes a call that reads comes. A real one has the same few parameters time and
   * again, whatever it is called with.
   */
  readonly shapes: number;
}

/** 30,000 records as a busy account has them. */
export const usual: Mix = { count: 30_000, seed: 1, matching: 0.07, writing: 0.04, shapes: 2 };

const rulesFolder = new URL("../../fixtures/rules/", import.meta.url);

/** The settings that the fixtures are written for, which make every rule active. */
export const settings: Settings = readSettings();

/** The catalogue under these settings. */
export const catalogRules: RuleSet = compileCatalog();

/**
 * Records as JSON text, made from the fixtures: every id, time and address is drawn anew, and calls
 * that read are spread over the services. The same mix gives the same records.
 */
export function generateRecords(mix: Mix): readonly string[] {
  const random = createRandom(mix.seed);
  const { matching, writing, reading } = readTemplates();
  const calls = drawShapes(reading, mix.shapes, random);
  return Array.from({ length: mix.count }, () => {
    const dice = random.next();
    if (dice < mix.matching) return vary(random.pick(matching), random);
    if (dice < mix.matching + mix.writing) return vary(random.pick(writing), random);
    return vary(random.pick(random.pick(random.pick(calls))), random);
  });
}

interface Templates {
  readonly matching: readonly string[];
  readonly writing: readonly string[];
  readonly reading: readonly string[];
}

/** Sorts the fixtures by what they are. Those of thousands of bytes are rare, and left out. */
function readTemplates(): Templates {
  const texts = globSync("*/*.json", { cwd: rulesFolder })
    .toSorted()
    .map((path) => JSON.stringify(JSON.parse(readFileSync(new URL(path, rulesFolder), "utf8"))))
    .filter((text) => text.length < 2200);
  const quiet = texts.filter((text) => catalogRules.matchText(text).length === 0);
  return {
    matching: texts.filter((text) => catalogRules.matchText(text).length > 0),
    writing: quiet.filter((text) => text.includes('"readOnly":false')),
    reading: quiet.filter(isPlainRead),
  };
}

/** A call that went well: under any other name it still matches nothing. */
function isPlainRead(text: string): boolean {
  return text.includes('"readOnly":true') && !text.includes('"errorCode"');
}

/** By service and by call, the templates of its records: a fixture's parameters under its name. */
function drawShapes(
  reading: readonly string[],
  shapes: number,
  random: Random,
): readonly (readonly (readonly string[])[])[] {
  return Object.entries(reads).map(([service, names]) =>
    names.map((name) =>
      Array.from({ length: shapes }, () =>
        random
          .pick(reading)
          .replace(/"eventSource":"[^"]*"/, `"eventSource":"${service}.amazonaws.com"`)
          .replace(/"eventName":"[^"]*"/, `"eventName":"${name}"`),
      ),
    ),
  );
}

const settingIds = new Set([
  ...(settings.criticalInstances ?? []),
  ...(settings.criticalVolumes ?? []),
]);

function vary(text: string, random: Random): string {
  const minutes = (): string => String(random.below(60)).padStart(2, "0");
  return text
    .replaceAll(
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      () =>
        `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`,
    )
    .replaceAll(/\b(i|vol|sg|sgr|eni|subnet|vpc)-[0-9a-f]{17}\b/g, (id, kind: string) =>
      settingIds.has(id) ? id : `${kind}-${random.hex(17)}`,
    )
    .replaceAll(/(T\d\d):\d\d:\d\dZ/g, (_, hour: string) => `${hour}:${minutes()}:${minutes()}Z`)
    .replaceAll(/\b198\.51\.100\.\d+\b/g, () => `198.51.100.${random.below(256)}`)
    .replaceAll(
      /"(A[KS]IA)[A-Z0-9]+"/g,
      (_, kind: string) => `"${kind}${random.hex(16).toUpperCase()}"`,
    );
}

function readSettings(): Settings {
  // The file is a fixture, which compileRules below reads as settings and would refuse otherwise.
  return JSON.parse(readFileSync(new URL("settings.json", rulesFolder), "utf8")) as Settings;
}

function compileCatalog(): RuleSet {
  const compiled = compileRules(catalog, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}
