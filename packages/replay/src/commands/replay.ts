import type { Command } from "@commander-js/extra-typings";
import {
  compileRules,
  type Rule,
  type RuleSet,
  type Settings,
  type Severity,
} from "@logcritical/rules";
import type { CommandContext, Context } from "../context.ts";
import { loadSomeRules, type RuleChoice } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { createOutput, type NewFile } from "../output/create-file.ts";
import { createFormat, type FormatName } from "../output/create-format.ts";
import { describeNothing } from "../output/describe-nothing.ts";
import type { Format } from "../output/format.ts";
import { createPaint } from "../output/paint.ts";
import { printRows } from "../output/print-rows.ts";
import { printCost, printSummary } from "../output/summary.ts";
import { printNumber } from "../output/words.ts";
import type { Selection } from "../read/selection.ts";
import { createReplay } from "../replay/replay.ts";
import type { Tally } from "../replay/tally.ts";
import { problemsError, UsageError } from "../usage-error.ts";
import { exitCodeOf } from "./exit-code-of.ts";
import type { HTMLReport } from "./html-report.ts";
import {
  accountOption,
  modulesOption,
  packOption,
  parseCount,
  parseFileName,
  parseOwnFileName,
  parsePrice,
  pathsWords,
  regionOption,
  repeatable,
  selectionOf,
  settingsOption,
  severityOption,
  sinceOption,
  threadsOption,
  untilOption,
} from "./options.ts";
import { formatOf, formatOption, plainFormatOf } from "./replay-format.ts";
import { takeFiles } from "./take-files.ts";

const help = `
Examples:
  $ logcritical replay AWSLogs/
  $ logcritical replay AWSLogs/ --since 2026-08-01 --until 2026-08-03 --account 111122223333
  $ logcritical replay 'logs/**/*.json.gz' --settings settings.json --min-severity high
  $ AWS_PROFILE=audit logcritical replay s3://trail-bucket/AWSLogs/ --since 7d
  $ logcritical replay trail.json.gz -o findings.csv
  $ aws cloudtrail lookup-events | logcritical replay -
  $ logcritical replay AWSLogs/ --pack cis --pack classic --fail-on high
  $ logcritical replay AWSLogs/ --settings settings.json --as-alerts
  $ logcritical replay AWSLogs/ --settings settings.json --html report.html
  $ logcritical replay AWSLogs/ --settings old.json --compare new.json --as-alerts`;

/** Adds `replay`: which rules fire on the records of files, and what they say. */
export function addReplayCommand(
  program: Command,
  context: CommandContext,
  end: (code: number) => void,
): void {
  describeReplay(program)
    .addHelpText("after", help)
    .action(async (paths, options) => {
      const { pack: packs, rules: modules, rule: ids, compare: others } = options;
      const choice = { packs, modules, ids };
      const selection = selectionOf(options);
      const isOther = others.length > 0 || options.asAlerts === true;
      if (isOther && options.html !== undefined) throw new UsageError(htmlInstead);
      const hasPrices = options.asAlerts === true && others.length === 0;
      if (options.smsPrice !== undefined && !hasPrices) throw new UsageError(priceOfAlerts);
      if (isOther) {
        const format = await plainFormatOf(options);
        const request = { ...options, paths, selection, format };
        if (others.length > 0) {
          const { loadSetups } = await import("../load/load-setups.ts");
          const { replayCompare } = await import("./replay-compare.ts");
          const setups = await loadSetups({ ...choice, settings: options.settings, others });
          return end(await replayCompare(setups, request, context));
        }
        const { loadEngine } = await import("../load/load-engine.ts");
        const { replayAsAlerts } = await import("./replay-as-alerts.ts");
        const { ownRules: own } = await loadSettings(options.settings);
        const rules = await loadSomeRules({ ...choice, own });
        const engine = await loadEngine(rules, options.settings);
        return end(await replayAsAlerts(engine, request, context));
      }
      const { rules: settings, ownRules: own } = await loadSettings(options.settings);
      const chosen = await compileChoice({ ...choice, own }, settings);
      const page = options.html === undefined ? undefined : await import("./html-report.ts");
      const htmlRequest = { ...options, rules: chosen.rules, selection };
      const html = await page?.startHTMLReport(htmlRequest, context);
      const request = { ...options, paths, selection, html, format: formatOf(options) };
      const tally = await runReplay(chosen, request, context);
      end(exitCodeOf(tally, options.failOn));
    });
}

const htmlInstead =
  "The report of --html is of one set-up, and tells what would have been sent, too: leave out " +
  "--as-alerts and --compare.";

const priceOfAlerts =
  "--sms-price says what the SMS of --as-alerts cost: give it with that, and without --compare.";

function describeReplay(program: Command) {
  return describeRead(program)
    .addOption(formatOption)
    .option(
      "-o, --output <file>",
      "write findings to a file that does not exist yet",
      parseFileName,
    )
    .option(
      "--html <file>",
      "write a report, one page, to a file that does not exist yet",
      parseOwnFileName,
    )
    .addOption(
      severityOption("--fail-on <severity>", "exit with 1 if something is found that is as grave"),
    )
    .addOption(
      repeatable(
        "--compare <what>",
        "print what differs with these settings (.json), this pack, or these rules; repeatable",
      ),
    )
    .option("--as-alerts", "print what the Lambda would have sent, and how much that is")
    .option("--sms-price <USD>", "what a part of an SMS costs in your country", parsePrice)
    .option("--limit <count>", "print so many findings, the earliest", parseCount)
    .option("--max-file-size <MiB>", "what one file may unpack to", parseCount, 2048)
    .addOption(threadsOption)
    .option("-q, --quiet", "print the findings and nothing else");
}

function describeRead(program: Command) {
  return program
    .command("replay")
    .summary("say which rules fire on CloudTrail files")
    .description(
      "Reads CloudTrail records, however they are wrapped, and prints what the rules find in them, " +
        "by record time, and what was read. Files are known by their content: gzip or not, Records, " +
        "arrays, single records, a record a line, and the payloads of CloudWatch Logs, Lambda, " +
        "Kinesis and EventBridge.",
    )
    .argument("<paths...>", pathsWords)
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(repeatable("--rule <id>", "only this rule; repeatable"))
    .addOption(settingsOption)
    .addOption(
      severityOption("--min-severity <severity>", "leave out what is less grave").default(
        "low" as const,
      ),
    )
    .addOption(sinceOption)
    .addOption(untilOption)
    .addOption(accountOption)
    .addOption(regionOption);
}

/** Rules to be run, and what they were compiled from. */
interface Chosen {
  readonly compiled: RuleSet;
  readonly rules: readonly Rule[];
  readonly settings: Settings;
}

async function compileChoice(choice: RuleChoice, settings: Settings): Promise<Chosen> {
  const rules = await loadSomeRules(choice);
  const compiled = compileRules(rules, settings);
  if (compiled.ok) return { compiled: compiled.value, rules, settings };
  throw problemsError("These rules cannot be run", compiled.problems);
}

/** What is read, and how the results are printed. */
interface Request {
  readonly paths: readonly string[];
  readonly selection: Selection;
  readonly minSeverity: Severity;
  /** In MiB. */
  readonly maxFileSize: number;
  readonly threads: number;
  readonly format: FormatName;
  readonly output?: string | undefined;
  readonly html?: HTMLReport | undefined;
  readonly limit?: number | undefined;
  readonly quiet?: true | undefined;
}

async function runReplay(chosen: Chosen, request: Request, context: Context): Promise<Tally> {
  const started = performance.now();
  const { selection, minSeverity: severityMin, html } = request;
  const replay = createReplay({ rules: chosen.compiled, selection, severityMin });
  let file: NewFile | undefined;
  try {
    file = createOutput(request.output);
    const stdout = file ?? context.stdout;
    const isColoured = context.isColoured && file === undefined;
    const { columns } = context;
    const printing = { format: request.format, columns, isColoured, severityMin };
    if (html === undefined) await takeFiles(replay, { ...request, ...chosen, printing }, context);
    else await html.takeFiles(replay, { ...request, ...chosen }, context);
    const layout = { columns, paint: createPaint(isColoured) };
    const format = tellNothing(await createFormat(request.format, layout), replay.tally());
    const rows = html?.watch(replay, format) ?? replay.rows(format.row);
    const more = await printRows(rows, { format, limit: request.limit }, stdout);
    file?.finish();
    const tally = replay.tally();
    const written = await html?.write(tally);
    if (request.quiet !== true) {
      const paint = createPaint(context.isColoured);
      if (more > 0) context.stderr.write(`\n${printNumber(more)} more, beyond --limit.\n`);
      context.stderr.write(printSummary(tally, { columns: context.columns, paint }));
      if (written !== undefined) context.stderr.write(`\nReport in ${written}\n`);
      const elapsedMs = performance.now() - started;
      const peakBytes = context.peakMemory();
      context.stderr.write(printCost(tally, { elapsedMs, peakBytes, columns }));
    }
    return tally;
  } finally {
    replay.close();
    html?.close();
    file?.close();
  }
}

/** The format, or one that says to people that there was no record to look at. */
function tellNothing(format: Format, tally: Tally): Format {
  const why = describeNothing(tally);
  const told = why === undefined ? undefined : format.nothing?.(why);
  return told === undefined ? format : { ...format, head: () => told };
}
