import type { Command } from "@commander-js/extra-typings";
import {
  openStream,
  type QueueMessage,
  receiveAll,
  redrive,
  type Stream,
} from "@logcritical/handler";
import type { Rule } from "@logcritical/rules";
import { type Context, exitCodes } from "../context.ts";
import { describeLack } from "../describe-lack.ts";
import { loadRules } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { readDocument, readSettings, withoutRules } from "../load/read-document.ts";
import { problemsError, UsageError } from "../usage-error.ts";
import { invoke, showResult } from "./invoke.ts";
import { modulesOption, packOption, settingsOption } from "./options.ts";

const help = `
Examples:
  $ logcritical redrive message.json
  $ logcritical redrive https://sqs.eu-west-1.amazonaws.com/111122223333/failures --dry-run

The messages of a queue come back to it unless they are removed; --remove takes off those whose
records were found and handled. What is printed has been sent to nobody.`;

/** Adds `redrive`: what Lambda could not handle, found again and run through the handler. */
export function addRedriveCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  program
    .command("redrive")
    .summary("find again what the Lambda could not handle, and run it")
    .description("Fetches what a message of the on-failure queue is about, and prints the alerts.")
    .argument("<message|queue>", "a file with one message, or the address of the queue")
    .option("--dry-run", "print, and leave the queue as it is (the default)")
    .option("--remove", "take handled messages off the queue")
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(settingsOption)
    .addHelpText("after", help)
    .action(async (from, { pack, rules: modules, settings, remove, dryRun }) => {
      const document = withoutRules(await readSettings(settings));
      const { ownRules: own } = await loadSettings(settings);
      const rules = await loadRules({ packs: pack, modules, ids: [], own });
      const stream = openStream();
      const run: RedriveRun = { rules, settings: document, context, stream };
      const isRemoved = remove === true && dryRun !== true;
      try {
        if (/^https?:/.test(from)) await redriveQueue(from, isRemoved, { run, end });
        else end(await redriveOne(await readDocument(from, messageWanted), run));
      } finally {
        await stream.close();
      }
    });
}

const messageWanted = "a file with one message, as JSON, or the address of a queue, https://…";

/** The messages of a queue; one that cannot be asked ends the command, and says what it lacks. */
async function* receiveMessages(queueURL: string): AsyncGenerator<QueueMessage> {
  try {
    yield* receiveAll(queueURL);
  } catch (cause) {
    const why = describeLack(cause) ?? String(cause);
    throw new UsageError(`The queue gives no messages: ${why}`, { cause });
  }
}

/** What every message of a queue is run with. */
interface RedriveRun {
  readonly rules: readonly Rule[];
  readonly settings: unknown;
  readonly context: Context;
  readonly stream: Stream;
}

async function redriveQueue(
  queueURL: string,
  isRemoved: boolean,
  { run, end }: { readonly run: RedriveRun; readonly end: (code: number) => void },
): Promise<void> {
  for await (const message of receiveMessages(queueURL)) {
    const code = await redriveOne(message.body, run);
    if (code !== exitCodes.fine) end(code);
    else if (isRemoved) await message.remove();
  }
}

async function redriveOne(
  message: unknown,
  { rules, settings, context, stream }: RedriveRun,
): Promise<number> {
  const found = await redrive(message, stream);
  if (!found.ok) {
    context.stderr.write(
      `${problemsError("This message cannot be used", found.problems).message}\n`,
    );
    return exitCodes.unreadable;
  }
  const { payload, gaps } = found.value;
  for (const gap of gaps) context.stderr.write(`${gap.message}\n`);
  const code = showResult(await invoke(payload, rules, settings), context);
  return gaps.length > 0 ? exitCodes.unreadable : code;
}
