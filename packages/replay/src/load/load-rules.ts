import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkRule, type Rule } from "@logcritical/rules";
import { describeObstacle } from "../describe-obstacle.ts";
import { problemsError, UsageError } from "../usage-error.ts";
import { lendEngine } from "./lend-engine.ts";
import { loadPacks, type PackName } from "./packs.ts";
import { placeInModule } from "./place-in-module.ts";
import { readDocument } from "./read-document.ts";

/** Which rules a command is to run. */
export interface RuleChoice {
  /** `secglobal` where there are none. */
  readonly packs: readonly PackName[];
  /** Modules that export rules, folders of such, or rules as JSON. */
  readonly modules: readonly string[];
  /** Ids of the rules to keep; all of them where there are none. */
  readonly ids: readonly string[];
  /** Those that the settings bring. */
  readonly own: readonly Rule[];
}

/**
 * The rules chosen, in the order of packs, settings and modules, with which somebody tries what the
 * settings are to bring: those take the place of the settings' with the same id. Throws a `UsageError` that names every
 * problem of the user's own rules, an id that no rule has, or a module that cannot be loaded.
 */
export async function loadRules(choice: RuleChoice): Promise<readonly Rule[]> {
  const names = choice.packs.length === 0 ? (["secglobal"] as const) : new Set(choice.packs);
  const packed = await loadPacks(names);
  const modules = (await Promise.all(choice.modules.map(loadModules))).flat();
  const tried = new Set(modules.map(({ id }) => id));
  const rules = [...packed, ...choice.own.filter(({ id }) => !tried.has(id)), ...modules];
  if (choice.ids.length === 0) return rules;
  const missing = choice.ids.filter((id) => !rules.some((rule) => rule.id === id));
  if (missing.length > 0) throw unknownRule(missing, rules, choice);
  return rules.filter(({ id }) => choice.ids.includes(id));
}

/** The same; a `UsageError` where there is none, and what is found would look like good news. */
export async function loadSomeRules(choice: RuleChoice): Promise<readonly Rule[]> {
  const rules = await loadRules(choice);
  if (rules.length > 0) return rules;
  throw new UsageError("--pack none leaves no rule to ask: name rules of your own with --rules.");
}

/** The error that names ids which no rule has, those that there are, and where others may be. */
function unknownRule(
  ids: readonly string[],
  rules: readonly Rule[],
  { modules }: RuleChoice,
): UsageError {
  const known = rules.map(({ id }) => `  ${id}`).join("\n");
  const hint = modules.length === 0 ? "\nRules of your own are named with --rules." : "";
  return new UsageError(`There is no rule ${ids.join(", ")}. There are:\n${known}${hint}`);
}

/** The rules that a module exports, or the modules of a folder, none where there is no module. */
export async function loadOwnRules(path: string): Promise<readonly Rule[]> {
  const files = await moduleFiles(path);
  return files.length === 0 ? [] : loadModules(path);
}

async function loadModules(path: string): Promise<readonly Rule[]> {
  const rules: Rule[] = [];
  for (const file of await moduleFiles(path)) rules.push(...(await loadModule(file)));
  if (rules.length > 0) return rules;
  throw new UsageError(
    `${path} exports no rule: write \`export const myRule: Rule = { id: "…", … }\`.`,
  );
}

const moduleName = /\.m?[jt]s$/;
const notRules = /\.d\.m?ts$|\.(?:test|spec)\.m?[jt]s$/;

/** The modules of a folder, without their tests and declarations; a file is one by itself. */
export async function moduleFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => refuse(path, cause));
  if (!found.isDirectory()) return [path];
  const all = await readdir(path).catch((cause: unknown) => refuse(path, cause));
  const names = all.filter((name) => moduleName.test(name));
  return names
    .filter((name) => !notRules.test(name))
    .toSorted()
    .map((name) => join(path, name));
}

function refuse(path: string, cause: unknown): never {
  const reason = describeObstacle(cause);
  const message = `${path} cannot be opened: ${reason}. Name ${wanted}.`;
  throw new UsageError(message, { cause });
}

const wanted = "a module, such as rules.ts, a folder of modules, or what rules export printed";

async function loadModule(file: string): Promise<readonly Rule[]> {
  const rules = file.endsWith(".json") ? await readRules(file) : await importRules(file);
  const problems = rules.flatMap((rule) => checkRule(rule));
  if (problems.length > 0) throw problemsError(`${file} has rules that cannot be used`, problems);
  return rules;
}

/** The rules of a document that is a list of them, or one; what is none among them is told as such. */
async function readRules(file: string): Promise<readonly Rule[]> {
  const rules = rulesIn(await readDocument(file, wanted));
  if (rules !== undefined) return rules;
  // Settings, most likely, which commands take by another name.
  throw new UsageError(`${file} holds no rules: name ${wanted}.`);
}

/** Whether a file of JSON holds rules, where it may hold settings as well. */
export async function holdsRules(file: string): Promise<boolean> {
  const document = await readDocument(file, "the file of your settings, or of rules, as JSON");
  return rulesIn(document) !== undefined;
}

/** The rules of a document that is one, or a list of them; each may lack what makes it a rule. */
export function rulesIn(document: unknown): readonly Rule[] | undefined {
  const values: readonly unknown[] = [document].flat();
  // Whatever stands among rules is meant as one, and `checkRule` takes nothing for granted.
  return values.some(isMeantAsRule) ? (values as readonly Rule[]) : undefined;
}

/** No settings have either of these. */
function isMeantAsRule(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("id" in value || "when" in value);
}

/**
 * Imports a module, and takes for rules what it exports with an id and a condition; whether they
 * can be used is not looked at.
 */
export async function importRules(file: string): Promise<readonly Rule[]> {
  lendEngine();
  const exported: unknown = await import(pathToFileURL(resolve(file)).href).catch(
    (cause: unknown) => {
      const place = placeInModule(file, cause);
      const where = place === undefined ? file : `${file}:${place.line}:${place.column}`;
      throw new UsageError(`${where} cannot be loaded: ${reasonOf(cause)}`, { cause });
    },
  );
  // What is imported is a module's namespace, which is an object.
  const values: readonly unknown[] = Object.values(exported as object).flat();
  return [...new Set(values.filter(isRuleLike))];
}

/** Why a module could not be loaded, in the words of whoever could not. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** Whether it is meant as a rule; `checkRule` says whether it is one. */
function isRuleLike(value: unknown): value is Rule {
  return typeof value === "object" && value !== null && "id" in value && "when" in value;
}
