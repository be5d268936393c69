import { type Command, Option } from "@commander-js/extra-typings";
import type { Engine } from "@logcritical/handler";
import { createAggregates } from "../aggregate/aggregates.ts";
import { callOutlines, createCallReader, readCall, readsMore } from "../aggregate/call.ts";
import { createCensus } from "../aggregate/census.ts";
import { type Context, exitCodes } from "../context.ts";
import type { OutlineWatch, Sight, Watch } from "../examine/watch.ts";
import { loadEngine } from "../load/load-engine.ts";
import { loadRules } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { printNothing } from "../output/describe-nothing.ts";
import { printJSON } from "../output/json.ts";
import { countAsked } from "../output/name-records.ts";
import { describeOverview, type Overview } from "../output/overview/overview.ts";
import { printOverview } from "../output/overview/print-overview.ts";
import { createPaint } from "../output/paint.ts";
import { createReplay } from "../replay/replay.ts";
import { createSeen } from "../replay/seen.ts";
import { sparingMails } from "../whatif/sparing-mails.ts";
import { createWhatIf } from "../whatif/what-if.ts";
import {
  accountOption,
  modulesOption,
  packOption,
  parseCount,
  pathsWords,
  regionOption,
  selectionOf,
  settingsOption,
  sinceOption,
  untilOption,
} from "./options.ts";
import { type ReadingRequest, watchFiles } from "./take-files.ts";
import { tellInput } from "./tell-input.ts";

const help = `
Examples:
  $ logcritical summary AWSLogs/
  $ logcritical summary AWSLogs/ --settings settings.json --since 24h --top 5
  $ logcritical summary trail.json.gz --format json`;

/** Adds `summary`: who did what from where, whom to look at first, and what would be quieter. */
export function addSummaryCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  program
    .command("summary")
    .summary("say who did what, from where, and whom to look at first")
    .description(
      "Prints who called what in the records, from where, how it ended, what the rules say of it, " +
        "whom to look at first, and which suppressions would spare people the most.",
    )
    .argument("<paths...>", pathsWords)
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(settingsOption)
    .addOption(sinceOption)
    .addOption(untilOption)
    .addOption(accountOption)
    .addOption(regionOption)
    .addOption(
      new Option("-f, --format <format>", "how to print it")
        .choices(["table", "json"] as const)
        .default("table" as const),
    )
    .option("--top <count>", "how many of each kind to print", parseCount, 10)
    .option("--max-file-size <MiB>", "what one file may unpack to", parseCount, 2048)
    .option("-q, --quiet", "print the summary and nothing else")
    .addHelpText("after", help)
    .action(async (paths, options) => {
      const { pack: packs, rules: modules } = options;
      const { ownRules: own } = await loadSettings(options.settings);
      const rules = await loadRules({ packs, modules, ids: [], own });
      const engine = await loadEngine(rules, options.settings);
      const request = { ...options, paths, selection: selectionOf(options) };
      end(await runSummary(engine, request, context));
    });
}

/** What is read, and how it is summed up. */
interface Request extends ReadingRequest {
  readonly format: "table" | "json";
  readonly top: number;
}

async function runSummary(engine: Engine, request: Request, context: Context): Promise<number> {
  const startedMs = performance.now();
  const { rules } = engine;
  // It only counts what was read: its findings are left to the what-if.
  const replay = createReplay({ rules, selection: request.selection, severityMin: "low" });
  const census = createCensus();
  const seen = createSeen();
  const isCopy = ({ ids, at }: Sight): boolean => seen.add(ids, at);
  const aggregates = createAggregates();
  const whatIf = createWhatIf({
    engine: sparingMails(engine),
    watch: (sighting) => aggregates.add(sighting),
  });
  const callOf = createCallReader();
  const see: Watch["see"] = (read, _, sight) => {
    whatIf.hold(read);
    if (!isCopy(sight)) census.add(readCall(read.record), sight.timeMs);
  };
  const others: OutlineWatch = {
    outlines: callOutlines,
    unless: [readsMore],
    see(outlines, sight) {
      if (!isCopy(sight)) census.add(callOf(outlines), sight.timeMs);
    },
  };
  const watch: Watch = { see, others, isAlone: true };
  try {
    await watchFiles(replay, { ...request, compiled: rules, watch }, context);
    // What stands out is known once everything has been told.
    await whatIf.finish();
    const { top, format, quiet } = request;
    const tally = replay.tally();
    const volumes = whatIf.volumes();
    const parts = { engine, records: countAsked(tally), census, aggregates, volumes, top };
    const nothing = format === "json" ? "" : printNothing(tally, context.columns);
    context.stdout.write(nothing || print(describeOverview(parts), format, context));
    if (quiet !== true) tellInput(tally, startedMs, context);
    return tally.unreadable.length > 0 ? exitCodes.unreadable : exitCodes.fine;
  } finally {
    replay.close();
    whatIf.close();
  }
}

function print(overview: Overview, format: "table" | "json", context: Context): string {
  if (format === "json") return `${printJSON(overview, 2)}\n`;
  const { columns, isColoured } = context;
  return printOverview(overview, { columns, paint: createPaint(isColoured) });
}
