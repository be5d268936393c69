import type { Command } from "@commander-js/extra-typings";
import { parseHandlerSettings } from "@logcritical/handler/settings";
import type { Context } from "../context.ts";
import { loadRules } from "../load/load-rules.ts";
import { loadPack } from "../load/packs.ts";
import { printJSON } from "../output/json.ts";
import { printThings } from "../output/words.ts";
import { problemsError, UsageError } from "../usage-error.ts";
import { parseFileName } from "./options.ts";
import { placeOf } from "./place-of.ts";

const help = `
Examples:
  $ logcritical rules export detections
  $ logcritical rules export detections bucket-made-public
  $ logcritical rules export detections --into packages/infra/environments/prod.json

Settings bring rules under "ownRules": the Lambda, the alarms and every command that reads the settings
then run them beside the catalogue's. After a change to a rule, export it again.`;

/** Adds `rules export`: rules of one's own as the settings take them. */
export function addRulesExportCommand(rules: Command, context: Context): void {
  rules
    .command("export")
    .summary("print your own rules as JSON, or put them into the settings, to be deployed")
    .description(
      "Prints rules of your own as the JSON that settings take, or puts them into these.",
    )
    .argument("[path]", "a module that exports rules, or a folder of such", "rules")
    .argument("[ids...]", "only these rules")
    .option(
      "--into <file>",
      "put them into settings, or into an environment, in place of the rules there",
      parseFileName,
    )
    .addHelpText("after", help)
    .action(async (path, ids, { into }) => {
      const modules = [placeOf(path, context.folder)];
      const chosen = await loadRules({ packs: ["none"], modules, ids, own: [] });
      const parsed = parseHandlerSettings({ ownRules: chosen });
      if (!parsed.ok) throw problemsError("Settings cannot bring these rules", parsed.problems);
      const catalog = new Set((await loadPack("secglobal")).map((rule) => rule.id));
      const taken = chosen.filter((rule) => catalog.has(rule.id)).map((rule) => rule.id);
      if (taken.length > 0) {
        throw new UsageError(
          `The Lambda has a rule ${taken.join(", ")} already: choose another id.`,
        );
      }
      if (into === undefined) {
        context.stdout.write(`${printJSON(chosen, 2)}\n`);
        return;
      }
      // The editor of JSON is loaded by who asks for it.
      const { putOwnRules } = await import("../output/put-own-rules.ts");
      await putOwnRules(chosen, placeOf(into, context.folder));
      context.stderr.write(`${into} brings ${printThings(chosen.length, "rule")} of your own.\n`);
    });
}
