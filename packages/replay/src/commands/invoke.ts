import type { Command } from "@commander-js/extra-typings";
import { type DeskResult, invokeOnDesk } from "@logcritical/handler";
import type { Rule } from "@logcritical/rules";
import { neutralise } from "@logcritical/rules/record";
import { type Context, exitCodes } from "../context.ts";
import { loadRules } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { readDocument, readSettings, withoutRules } from "../load/read-document.ts";
import { printMessages } from "../output/print-messages.ts";
import { problemsError } from "../usage-error.ts";
import { modulesOption, packOption, settingsOption } from "./options.ts";

const help = `
Examples:
  $ logcritical invoke lambda-event.json
  $ logcritical invoke lambda-event.json --settings settings.json`;

/** Adds `invoke`: the real handler on a payload of Lambda, with a publisher that prints. */
export function addInvokeCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  program
    .command("invoke")
    .summary("run the Lambda on a saved payload, and print what it would send")
    .description("Runs the handler on what Lambda was handed, and prints every message it sends.")
    .argument("<file>", "the payload as JSON, of CloudWatch Logs, Kinesis or EventBridge")
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(settingsOption)
    .addHelpText("after", help)
    .action(async (file, { pack, rules: modules, settings }) => {
      const document = withoutRules(await readSettings(settings));
      const { ownRules: own } = await loadSettings(settings);
      const rules = await loadRules({ packs: pack, modules, ids: [], own });
      const payload = await readDocument(file, "a file with the payload, as JSON");
      const result = await invoke(payload, rules, document);
      end(showResult(result, context));
    });
}

/** Runs the handler, or throws a `UsageError` with the problems of rules and settings. */
export async function invoke(
  payload: unknown,
  rules: readonly Rule[],
  settings: unknown,
): Promise<DeskResult> {
  const result = await invokeOnDesk(payload, { rules, settings, nowMs: Date.now() });
  if (result.ok) return result.value;
  throw problemsError("These rules and settings cannot be used", result.problems);
}

/** Prints the messages, says what the handler answered and could not read, and gives the exit code. */
export function showResult(result: DeskResult, context: Context): number {
  const { answer, messages, unreadable } = result;
  context.stdout.write(printMessages(messages));
  if ("error" in answer) {
    context.stderr.write(`The handler threw, so that Lambda would try again: ${answer.error}\n`);
    return exitCodes.unreadable;
  }
  context.stderr.write(`${messages.length} messages\n`);
  // There is a mail about these only where they are many.
  for (const { id, detail, excerpt } of unreadable) {
    context.stderr.write(`${neutralise(id)} is unreadable: ${detail} It begins ${excerpt}.\n`);
  }
  return unreadable.length > 0 ? exitCodes.unreadable : exitCodes.fine;
}
