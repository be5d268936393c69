import { Command, CommanderError } from "@commander-js/extra-typings";
import { addCheckCommand } from "./commands/check.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addDrillCommand } from "./commands/drill.ts";
import { addExplainCommand } from "./commands/explain.ts";
import { addGrepCommand } from "./commands/grep.ts";
import { addInvokeCommand } from "./commands/invoke.ts";
import { addPatternCommand } from "./commands/pattern.ts";
import { addRedriveCommand } from "./commands/redrive.ts";
import { addRenderCommand } from "./commands/render.ts";
import { addReplayCommand } from "./commands/replay.ts";
import { addRulesCommand } from "./commands/rules.ts";
import { addSummaryCommand } from "./commands/summary.ts";
import { type CommandContext, type Context, exitCodes } from "./context.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

const help = `
Examples:
  $ logcritical replay AWSLogs/                    which rules fire, on what, and by whom
  $ logcritical summary AWSLogs/                   who did what, and whom to look at first
  $ logcritical replay trail.json.gz --format csv -o findings.csv
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
3 some input was unreadable.`;

/** Runs the command with these arguments, without `node` and the script, and returns the exit code. */
export async function runProgram(args: readonly string[], context: Context): Promise<number> {
  let exitCode: number = exitCodes.fine;
  const end = (code: number): void => {
    exitCode = code;
  };
  const program = createProgram({ ...context, args }, end);
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    if (!(error instanceof UsageError)) throw error;
    context.stderr.write(`${error.message}\n`);
    return exitCodes.usage;
  }
}

function createProgram(context: CommandContext, end: (code: number) => void): Command {
  const program = new Command("logcritical")
    .description("Replays CloudTrail files against detection rules, and says what matched and why.")
    .version(version)
    .option("--no-color", "print without colours, as when the output is not a terminal")
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHelpWidth: () => context.columns,
      getErrHelpWidth: () => context.columns,
    })
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("(logcritical --help, or --help after a command, shows examples)")
    .addHelpText("after", help);
  addReplayCommand(program, context, end);
  addSummaryCommand(program, context, end);
  addRenderCommand(program, context, end);
  addGrepCommand(program, context, end);
  addExplainCommand(program, context, end);
  addRulesCommand(program, context, end);
  addPatternCommand(program, context);
  addCheckCommand(program, context, end);
  addInvokeCommand(program, context, end);
  addRedriveCommand(program, context, end);
  addDrillCommand(program, context);
  addDoctorCommand(program, context, end);
  return program;
}
