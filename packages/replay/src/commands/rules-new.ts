import { join } from "node:path";
import type { Command } from "@commander-js/extra-typings";
import { checkRule, type Rule } from "@logcritical/rules";
import type { Context } from "../context.ts";
import { loadPack, packNames } from "../load/packs.ts";
import { createScaffold } from "../rule-tests/create-scaffold.ts";
import { writeNewFiles } from "../rule-tests/write-new-files.ts";
import { UsageError } from "../usage-error.ts";
import { placeOf } from "./place-of.ts";

const help = `
Examples:
  $ logcritical rules new bucket-made-public
  $ logcritical rules new bucket-made-public --into detections

Writes a module and four records that rules test finds right at once, and never over a file.`;

/** Adds `rules new`: a rule to begin from, with records that prove it. */
export function addRulesNewCommand(rules: Command, context: Context): void {
  rules
    .command("new")
    .summary("begin a rule of your own, with records that prove it")
    .description("Writes the module of a new rule, and records beside it that rules test runs.")
    .argument("<id>", "the new rule's id: what happened, in lower-case words with hyphens")
    .option("--into <folder>", "where to write it", "rules")
    .addHelpText("after", help)
    .action(async (id, { into }) => {
      // What an id is, the reader of rules says; what else a rule has is not there yet.
      if (checkRule({ id } as Rule).some(({ path }) => path === "id")) {
        const wanted = "lower-case words with hyphens, at most 64 characters: bucket-made-public";
        throw new UsageError(`${id} is no id: write ${wanted}.`);
      }
      for (const pack of packNames) {
        const isTaken = (await loadPack(pack)).some((rule) => rule.id === id);
        if (isTaken) throw new UsageError(`The pack ${pack} has a rule ${id}: choose another id.`);
      }
      const files = createScaffold(id);
      await writeNewFiles(placeOf(into, context.folder), files);
      const names = files.map(({ path }) => `${join(into, path)}\n`).join("");
      context.stdout.write(names);
      context.stderr.write(
        `Say in ${join(into, `${id}.ts`)} what it catches, then: logcritical rules test ${into}\n`,
      );
    });
}
