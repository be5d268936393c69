import { stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Command } from "@commander-js/extra-typings";
import type { HandlerSettings } from "@logcritical/handler";
import type { CheckedFile } from "../check/check-file.ts";
import { checkRules } from "../check/check-rules.ts";
import { printChecked, printRemarks } from "../check/print-checked.ts";
import type { Remark } from "../check/remark.ts";
import { tryOnSample } from "../check/try-on-sample.ts";
import { uniqueRules } from "../check/unique-rules.ts";
import { type Context, exitCodes } from "../context.ts";
import { loadOwnRules, moduleFiles } from "../load/load-rules.ts";
import { loadPack, loadPacks, type PackName } from "../load/packs.ts";
import { createPaint } from "../output/paint.ts";
import { UsageError } from "../usage-error.ts";
import { modulesOption, packOption, repeatable } from "./options.ts";
import { placeOf } from "./place-of.ts";

const help = `
Examples:
  $ logcritical check settings.json
  $ logcritical check settings.json --sample AWSLogs/     also suppressions that fit nothing
  $ logcritical check rules/ settings.json
  $ logcritical check --pack secglobal --pack cis

A file is known by what is in it. The command ends with 1 where there is a problem; a note is none.`;

const sampleOption = repeatable(
  "--sample <path>",
  "records of a usual time, to see which suppressions fit nothing; repeatable",
);

/** Adds `check`: what is wrong with settings and rules, before they run. */
export function addCheckCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  program
    .command("check")
    .summary("say what is wrong with settings or rules, all at once, and what to write instead")
    .description(
      "Checks settings documents, modules and folders of rules: their shape, names of calls and " +
        "rules that there are not, clauses that can never hold, and suppressions that do nothing.",
    )
    .argument("[paths...]", "settings as JSON, rules as JSON or modules, folders of modules")
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(sampleOption)
    .option("--json", "print the remarks as JSON, one a line")
    .addHelpText("after", help)
    .action(async (paths, { pack, rules: modules, sample, json }) => {
      if (paths.length === 0 && pack.length === 0) {
        throw new UsageError("Name what to check: check settings.json, or check --pack cis.");
      }
      const own = (await Promise.all(modules.map(loadOwnRules))).flat();
      const files = await listFiles(paths, context.folder);
      // The parser that knows places is loaded by who asks for them.
      const { checkFile } = await import("../check/check-file.ts");
      // Settings may name a rule of any pack; on a sample run those that the Lambda runs.
      const named = [...(await loadPacks()), ...own];
      const catalog = await loadPack("secglobal");
      const running = pack.length === 0 ? catalog : await loadPacks(pack);
      const checked: CheckedFile[] = await Promise.all(pack.map(checkPack));
      let fine: number = exitCodes.fine;
      const onUnreadable = (code: number): void => {
        fine = code;
      };
      for (const file of files) {
        // Rules that are checked with the settings are rules that the settings may name.
        const found = [...own, ...checked.flatMap((one) => one.rules)];
        const known = uniqueRules([...named, ...found]);
        const tryOut = (settings: HandlerSettings): Promise<readonly Remark[]> =>
          tryOnSample(settings, {
            sample,
            rules: uniqueRules([...running, ...found, ...settings.ownRules]),
            context,
            onUnreadable,
          });
        checked.push(await checkFile(file, { rules: known, catalog, nowMs: Date.now(), tryOut }));
      }
      const shown = checked.map((one) => ({ ...one, file: shorten(one.file, context.folder) }));
      context.stdout.write(
        json === true ? printRemarks(shown) : printChecked(shown, createPaint(context.isColoured)),
      );
      const isFine = checked.every(({ remarks }) => remarks.every(({ kind }) => kind === "note"));
      end(isFine ? fine : exitCodes.findings);
    });
}

/** Modules first, so that settings are checked against the rules in them. */
async function listFiles(paths: readonly string[], folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const place = placeOf(path, folder);
    const isFolder = await stat(place).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    const files = isFolder ? await filesIn(place) : [place];
    if (files.length === 0) throw new UsageError(`${path} holds no module and no settings.json.`);
    found.push(...files);
  }
  return found.toSorted((a, b) => Number(a.endsWith(".json")) - Number(b.endsWith(".json")));
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const settings = join(folder, "settings.json");
  const modules = await moduleFiles(folder);
  return stat(settings).then(
    () => [...modules, settings],
    () => modules,
  );
}

async function checkPack(name: PackName): Promise<CheckedFile> {
  const rules = await loadPack(name);
  return { file: name, kind: "rules", rules, remarks: checkRules(rules) };
}

/** As it would be typed, where it lies below the folder. */
function shorten(file: string, folder: string): string {
  return file.startsWith(`${folder}${sep}`) ? relative(folder, file) : file;
}
