import { type Command, Option } from "@commander-js/extra-typings";
import type { Context } from "../context.ts";
import { loadEngine } from "../load/load-engine.ts";
import { loadSomeRules } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { createPaint } from "../output/paint.ts";
import { createRendering, renderFormats } from "../output/sent/rendering.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import type { Sent } from "../whatif/sent.ts";
import { createWhatIf } from "../whatif/what-if.ts";
import { eachMatch } from "./each-match.ts";
import {
  modulesOption,
  packOption,
  parseCount,
  pathsWords,
  repeatable,
  settingsOption,
} from "./options.ts";

const help = `
Examples:
  $ logcritical render AWSLogs/ --settings settings.json --limit 3
  $ logcritical render fixtures/rules/iam-change --rule iam-change
  $ logcritical render trail.json.gz --format json

What comes is what replay --as-alerts counts: repeats are merged, SMS have their share, and what is of
low severity waits for the daily report.`;

/** Adds `render`: the mails and SMS about the records of files, word for word. */
export function addRenderCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  program
    .command("render")
    .summary("print the e-mails and SMS that would be sent, word for word")
    .description(
      "Prints every message that the Lambda would send about the records, by record time: subject " +
        "and its length, text, and of SMS the septets and parts that they are paid by.",
    )
    .argument("<paths...>", pathsWords)
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(repeatable("--rule <id>", "only this rule; repeatable"))
    .addOption(settingsOption)
    .addOption(
      new Option("-f, --format <format>", "how to print messages")
        .choices(renderFormats)
        .default("text" as const),
    )
    .option("--limit <count>", "print the messages of so many alerts, the earliest", parseCount)
    .addHelpText("after", help)
    .action(async (paths, { pack: packs, rules: modules, rule: ids, ...options }) => {
      const { ownRules: own } = await loadSettings(options.settings);
      const rules = await loadSomeRules({ packs, modules, ids, own });
      const engine = await loadEngine(rules, options.settings);
      const whatIf = createWhatIf({ engine });
      const rendering = createRendering(options.format, createPaint(context.isColoured));
      try {
        const see = (read: ReadRecord): void => whatIf.hold(read);
        const heard = await eachMatch(paths, context, { rules: engine.rules, see });
        let count = 0;
        context.stdout.write(rendering.head());
        for await (const sent of first(whatIf.sent(), options.limit)) {
          count += 1;
          context.stdout.write(rendering.row(sent));
        }
        context.stdout.write(rendering.foot());
        if (heard.count() > 0 && count === 0) context.stderr.write(noMessage);
        end(heard.exitCode());
      } finally {
        whatIf.close();
      }
    });
}

const noMessage = "Nobody would be told anything about these records.\n";

/** So many of them; without a limit, all. */
async function* first(
  all: AsyncIterable<Sent>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Sent, void> {
  let count = 0;
  for await (const sent of all) {
    count += 1;
    yield sent;
    if (count >= limit) return;
  }
}
