import { stat } from "node:fs/promises";
import type { Engine } from "@logcritical/handler";
import type { Rule } from "@logcritical/rules";
import { UsageError } from "../usage-error.ts";
import { loadEngine } from "./load-engine.ts";
import { holdsRules, loadRules, type RuleChoice } from "./load-rules.ts";
import { loadSettings } from "./load-settings.ts";
import { packNames } from "./packs.ts";

/** Two set-ups to be compared: as the options say, and with something else in its place. */
export interface Setups {
  readonly before: Engine;
  readonly after: Engine;
}

/** What the two have in common, and what is to be put into the second. */
export interface SetupChoice extends Omit<RuleChoice, "own"> {
  readonly settings?: string | undefined;
  /** Settings (`.json`), a pack by its name, or a module, a folder or JSON with rules. */
  readonly others: readonly string[];
}

/**
 * Loads both. Settings and packs are put in place of those before; rules in place of those with the
 * same id, and beside the others. Throws a `UsageError` that names what cannot be used.
 */
export async function loadSetups(choice: SetupChoice): Promise<Setups> {
  const { modules, ids } = choice;
  let { packs, settings } = choice;
  const others: Rule[] = [];
  for (const other of choice.others) {
    const pack = packNames.find((name) => name === other);
    if (pack !== undefined) packs = [pack];
    else if (/\.json$/i.test(other) && !(await holdsRules(other))) settings = other;
    else others.push(...(await loadOwn(other)));
  }
  const ownBefore = await ownRulesOf(choice.settings);
  const own = await ownRulesOf(settings);
  const all = { packs: choice.packs, modules, own: ownBefore };
  const before = await loadRules({ ...all, ids: [] });
  const after = replaceRules(await loadRules({ packs, modules, own, ids: [] }), others);
  const isKnown = (id: string): boolean => [...before, ...after].some((rule) => rule.id === id);
  // An id that neither has is a mistake, and says which there are.
  if (!ids.every(isKnown)) await loadRules({ ...all, ids });
  return {
    before: await loadEngine(keep(before, ids), choice.settings),
    after: await loadEngine(keep(after, ids), settings),
  };
}

async function ownRulesOf(settings: string | undefined): Promise<readonly Rule[]> {
  const { ownRules } = await loadSettings(settings);
  return ownRules;
}

async function loadOwn(path: string): Promise<readonly Rule[]> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined) return loadRules({ packs: ["none"], modules: [path], own: [], ids: [] });
  throw new UsageError(
    `--compare takes settings (a .json file), a pack (${packNames.join(", ")}), or a module or ` +
      `folder with rules: there is no ${path}.`,
  );
}

function replaceRules(rules: readonly Rule[], own: readonly Rule[]): readonly Rule[] {
  const byId = new Map(own.map((rule) => [rule.id, rule]));
  const isNew = ({ id }: Rule): boolean => !rules.some((rule) => rule.id === id);
  return [...rules.map((rule) => byId.get(rule.id) ?? rule), ...own.filter(isNew)];
}

function keep(rules: readonly Rule[], ids: readonly string[]): readonly Rule[] {
  return ids.length === 0 ? rules : rules.filter(({ id }) => ids.includes(id));
}
