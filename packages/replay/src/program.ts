import { type Command, CommanderError, Help, type Option } from "@commander-js/extra-typings";
import { neutralise } from "@logcritical/rules/record";
import { type CommandContext, type Context, exitCodes } from "./context.ts";
import { FoldingCommand } from "./output/folding-command.ts";
import { createHelpLayout } from "./output/help.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

const help = `
Examples:
  $ logcritical replay AWSLogs/                    which rules fire, on what, and by whom
  $ logcritical summary AWSLogs/                   who did what, and whom to look at first
  $ logcritical replay AWSLogs/ -o findings.csv    the same for a spreadsheet
  $ logcritical replay AWSLogs/ --as-alerts        what people would have been sent, and how much
  $ logcritical render AWSLogs/ --limit 3          the mails and SMS, word for word
  $ logcritical grep '{ $.errorCode = "AccessDenied*" }' AWSLogs/
  $ logcritical explain root-access AWSLogs/ --event <eventID>
  $ logcritical rules show root-access
  $ logcritical rules new bucket-made-public       and rules test, to prove it
  $ logcritical pattern --pack-into 2
  $ logcritical check settings.json --sample AWSLogs/

Data goes to standard output, everything else to standard error. Exit codes: 0 fine, 1 findings at
or above --fail-on, or a test or check that fails, 2 the command line, settings or rules are wrong,
or output cannot be written, 3 some input was unreadable.`;

/** Runs the command with these arguments, without `node` and the script, and returns the exit code. */
export async function runProgram(args: readonly string[], context: Context): Promise<number> {
  let exitCode: number = exitCodes.fine;
  const end = (code: number): void => {
    exitCode = code;
  };
  const program = await createProgram({ ...context, args }, end);
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    if (!(error instanceof UsageError)) throw error;
    context.stderr.write(`${showActing(error.message)}\n`);
    return exitCodes.usage;
  }
}

/** Names of files and options may hold what acts on a terminal, which is made visible. */
function showActing(text: string): string {
  return text.split("\n").map(neutralise).join("\n");
}

type AddCommand = (program: Command, context: CommandContext, end: (code: number) => void) => void;

/** By name, in the order in which help lists them. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  replay: async () => (await import("./commands/replay.ts")).addReplayCommand,
  summary: async () => (await import("./commands/summary.ts")).addSummaryCommand,
  render: async () => (await import("./commands/render.ts")).addRenderCommand,
  grep: async () => (await import("./commands/grep.ts")).addGrepCommand,
  explain: async () => (await import("./commands/explain.ts")).addExplainCommand,
  rules: async () => (await import("./commands/rules.ts")).addRulesCommand,
  pattern: async () => (await import("./commands/pattern.ts")).addPatternCommand,
  check: async () => (await import("./commands/check.ts")).addCheckCommand,
  invoke: async () => (await import("./commands/invoke.ts")).addInvokeCommand,
  redrive: async () => (await import("./commands/redrive.ts")).addRedriveCommand,
  drill: async () => (await import("./commands/drill.ts")).addDrillCommand,
  doctor: async () => (await import("./commands/doctor.ts")).addDoctorCommand,
};

/**
 * The command that the arguments begin with, alone, as all together take half a second to load, and
 * none where they ask for the version.
 */
async function loadCommands(args: readonly string[]): Promise<readonly AddCommand[]> {
  const [name = ""] = args.filter((arg) => arg !== "--no-color");
  if (name === "--version" || name === "-V") return [];
  const names = Object.hasOwn(commands, name) ? [name] : Object.keys(commands);
  return Promise.all(names.flatMap((one) => commands[one]?.() ?? []));
}

async function createProgram(
  context: CommandContext,
  end: (code: number) => void,
): Promise<Command> {
  const program = new FoldingCommand("logcritical", context.columns)
    .description("Replays CloudTrail files against detection rules, and says what matched and why.")
    .version(version)
    .option("--no-color", "print without colours, as when the output is not a terminal")
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(showActing(text)),
      getOutHelpWidth: () => context.columns,
      getErrHelpWidth: () => context.columns,
    })
    .configureHelp({ ...createHelpLayout(context.columns), optionDescription: describeOption })
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("(logcritical --help, or --help after a command, shows examples)")
    .addHelpText("after", help);
  for (const add of await loadCommands(context.args)) add(program, context, end);
  return program;
}

/** Says what an option is for, without the empty list that a repeatable one begins with. */
function describeOption(option: Option): string {
  const value: unknown = option.defaultValue;
  const isEmpty = Array.isArray(value) && option.defaultValueDescription === undefined;
  return isEmpty ? option.description : new Help().optionDescription(option);
}
