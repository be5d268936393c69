import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Command } from "@commander-js/extra-typings";
import { neutralise } from "@logcritical/rules/record";
import { type Context, exitCodes } from "../context.ts";
import { loadOwnRules, loadRules } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { createFile, createReplacement, type NewFile } from "../output/create-file.ts";
import { createPaint } from "../output/paint.ts";
import { readExamples } from "../rule-tests/read-examples.ts";
import type { RuleVerdict } from "../rule-tests/test-rules.ts";
import { UsageError } from "../usage-error.ts";
import { packOption, parseOwnFileName, settingsOption } from "./options.ts";
import { placeOf } from "./place-of.ts";

const help = `
Records lie beside the module, in a folder named for the rule:
  rules/bucket-made-public.ts
  rules/bucket-made-public/match-by-policy.json        one record that it must find
  rules/bucket-made-public/ignore-refused.json         one that it must not
  rules/bucket-made-public/burst-fires-in-a-minute.ndjson, burst-waits-….ndjson    for thresholds
  rules/settings.json                                  if the rules ask for any

Examples:
  $ logcritical rules test
  $ logcritical rules test rules/bucket-made-public.ts
  $ logcritical rules test fixtures/rules --junit report.xml

It ends with 1 where something is not as its name says.`;

/** Adds `rules test`: whether rules find what they must, and leave alone what they must not. */
export function addRulesTestCommand(
  rules: Command,
  context: Context,
  end: (code: number) => void,
): void {
  rules
    .command("test")
    .summary("try your own rules, and those of the packs, on records written for them")
    .description(
      "Runs each rule on the records written for it, and prints the subject of the alert that each " +
        "match would be, or the clauses that decided against it.",
    )
    .argument("[path]", "a folder of modules and records, or one module", "rules")
    .option("--junit <file>", "write the results as JUnit's XML too", parseOwnFileName)
    .addOption(packOption)
    .addOption(settingsOption)
    .addHelpText("after", help)
    .action(async (path, { junit, pack, settings: settingsPath }) => {
      // It prints what an alert would say, which no other command of rules needs.
      const { hasPassed, testRules } = await import("../rule-tests/test-rules.ts");
      const { printTotal, printVerdicts } = await import("../rule-tests/print-verdicts.ts");
      const place = placeOf(path, context.folder);
      const folder = (await isFolder(place, path)) ? place : dirname(place);
      const settings = await loadSettings(settingsPath ?? (await ownSettings(folder)));
      const own = await loadOwnRules(place);
      const taken = new Set(own.map(({ id }) => id));
      const packed = await loadRules({
        packs: pack.length === 0 ? allPacks : pack,
        modules: [],
        ids: [],
        own: [],
      });
      const others = packed.filter(({ id }) => !taken.has(id));
      const isSingle = folder !== place;
      const known = [...own, ...others].map(({ id }) => id);
      const examples = await readExamples(folder, known);
      const asked = isSingle ? { ...examples, complaints: [] } : examples;
      const verdicts = testRules({ own, others: isSingle ? [] : others, settings, folder: asked });
      if (verdicts.length === 0) {
        throw new UsageError(`${path} holds no rules, and no records for those of the packs.`);
      }
      if (junit !== undefined) await writeReport(resolve(context.folder, junit), verdicts);
      context.stdout.write(printVerdicts(verdicts, createPaint(context.isColoured)));
      for (const complaint of asked.complaints) context.stderr.write(`${neutralise(complaint)}\n`);
      context.stderr.write(printTotal(verdicts));
      const isFine = verdicts.every(hasPassed) && asked.complaints.length === 0;
      end(isFine ? exitCodes.fine : exitCodes.findings);
    });
}

/** Writes over the report of an earlier run, and over nothing else. */
async function writeReport(place: string, verdicts: readonly RuleVerdict[]): Promise<void> {
  // Nothing else needs the printer of XML.
  const { printJUnit } = await import("../rule-tests/print-junit.ts");
  const file = await openReport(place);
  try {
    file.write(printJUnit(verdicts));
    file.finish();
  } finally {
    file.close();
  }
}

/** As any other file: who runs a build is often not who collects its reports. */
const reportMode = 0o666;

async function openReport(place: string): Promise<NewFile> {
  const found = await stat(place).catch(() => undefined);
  // Where nothing was, nothing may be: a link in a folder of records would lead anywhere.
  if (found?.isFile() !== true) return createFile(place, reportMode);
  const before = await readFile(place, "utf8").catch(() => "");
  if (before.includes("<testsuites")) return createReplacement(await realpath(place), reportMode);
  throw new UsageError(`${place} is there, and is no report: name another file.`);
}

const allPacks = ["secglobal", "cis", "classic"] as const;

async function isFolder(place: string, path: string): Promise<boolean> {
  const found = await stat(place).catch((cause: unknown) => {
    throw new UsageError(
      `${path} cannot be opened: name a folder of rules, or begin one with rules new <id>.`,
      { cause },
    );
  });
  return found.isDirectory();
}

async function ownSettings(folder: string): Promise<string | undefined> {
  const path = join(folder, "settings.json");
  return stat(path).then(
    () => path,
    () => undefined,
  );
}
