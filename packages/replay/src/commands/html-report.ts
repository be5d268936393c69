import type { Engine } from "@logcritical/handler";
import { type Rule, type Severity, severities } from "@logcritical/rules";
import { createAggregates } from "../aggregate/aggregates.ts";
import type { CommandContext, Context } from "../context.ts";
import type { Watch } from "../examine/watch.ts";
import { loadEngine } from "../load/load-engine.ts";
import { createFile } from "../output/create-file.ts";
import { describeNothing } from "../output/describe-nothing.ts";
import type { Format } from "../output/format.ts";
import { printMention, printNotData } from "../output/summary.ts";
import { printBytes } from "../output/words.ts";
import type { Selection } from "../read/selection.ts";
import type { Replay, Row } from "../replay/replay.ts";
import { resultTimeMs } from "../replay/result.ts";
import type { Tally } from "../replay/tally.ts";
import { createReport, type ReportMaker } from "../report/build/create-report.ts";
import { printReport } from "../report/print-report.ts";
import type { ReportRun } from "../report/report.ts";
import { version } from "../version.ts";
import { sparingMails } from "../whatif/sparing-mails.ts";
import { createWhatIf } from "../whatif/what-if.ts";
import { type WatchRequest, watchFiles } from "./take-files.ts";

/** The page of a replay while it is drawn up. */
export interface HTMLReport {
  /** Reads everything, for a replay and for the alerts of the page. */
  takeFiles(replay: Replay, request: Omit<WatchRequest, "watch">, context: Context): Promise<void>;
  /** Takes note of the findings as they go by. */
  watch(replay: Replay, format: Format): Generator<Row, void>;
  /** Writes the page, and returns where it is and how large. */
  write(tally: Tally): Promise<string>;
  /** Removes what was put on disk; to be called whatever happened. */
  close(): void;
}

/** What was asked for on the command line. */
export interface HTMLReportRequest {
  /** The file of the page; none where none is asked for. */
  readonly html?: string | undefined;
  readonly rules: readonly Rule[];
  /** The file of the settings, where there is one. */
  readonly settings?: string | undefined;
  readonly selection: Selection;
  readonly minSeverity: Severity;
}

/**
 * Starts a page, where one is asked for, in a file that is not there yet; else it throws a
 * `UsageError`.
 */
export async function startHTMLReport(
  request: HTMLReportRequest,
  { args }: Pick<CommandContext, "args">,
): Promise<HTMLReport | undefined> {
  const { html: path, rules, settings } = request;
  if (path === undefined) return undefined;
  const engine = await loadEngine(rules, settings);
  return createHTMLReport({ ...request, path, engine, args });
}

/** What a page is made of besides the records. */
interface HTMLReportParts extends HTMLReportRequest {
  readonly path: string;
  readonly engine: Engine;
  /** As they were typed. */
  readonly args: readonly string[];
}

function createHTMLReport(parts: HTMLReportParts): HTMLReport {
  const { path, engine, minSeverity } = parts;
  const started = performance.now();
  const file = createFile(path);
  const severest = severities.slice(0, severities.indexOf(minSeverity) + 1);
  const aggregates = createAggregates();
  // Without a table nothing waits for a daily report: whatever is to be told becomes an alert.
  const whatIf = createWhatIf({
    engine: sparingMails(engine),
    hasTable: false,
    watch: (sighting) => {
      if (severest.includes(sighting.finding.severity)) aggregates.add(sighting);
    },
  });
  let maker: ReportMaker | undefined;
  return {
    async takeFiles(replay, request, context) {
      const watch: Watch = { see: (read) => whatIf.hold(read), isAlone: false };
      await watchFiles(replay, { ...request, watch }, context);
    },
    *watch(replay, format) {
      const { fromMs, toMs } = replay.tally();
      maker = createReport({ fromMs, toMs });
      for (const result of replay.results()) {
        maker.finding(result);
        yield { timeMs: resultTimeMs(result), row: format.row(result) };
      }
    },
    async write(tally) {
      if (maker === undefined) throw new Error("a report without its findings");
      for await (const sent of whatIf.sent()) {
        if (sent.kind === "alert" && severest.includes(sent.alert.severity)) maker.alert(sent);
      }
      const run = describeRun(tally, parts, performance.now() - started);
      const report = maker.report(tally, { run, volumes: whatIf.volumes(), aggregates });
      const text = printReport(report);
      file.write(text);
      file.finish();
      return `${path}, ${printBytes(Buffer.byteLength(text))}`;
    },
    close() {
      whatIf.close();
      file.close();
    },
  };
}

function describeRun(tally: Tally, parts: HTMLReportParts, elapsedMs: number): ReportRun {
  const { files, bytes, records, duplicates, unselected, fromMs, toMs } = tally;
  const { engine, settings } = parts;
  const nothing = describeNothing(tally);
  return {
    commandLine: ["logcritical", ...parts.args].map(quote).join(" "),
    madeAtMs: Date.now(),
    versions: [`logcritical ${version}`, `Node.js ${process.version}`],
    ...(settings !== undefined && {
      settings: `${settings} (SHA-256 ${engine.settingsVersion}…)`,
    }),
    files,
    bytes,
    records,
    duplicates,
    unselected,
    ...(nothing !== undefined && { nothing }),
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
    elapsedMs,
    skipped: [
      ...tally.skipped.map(printMention),
      ...[...tally.notData].map(([kind, count]) => printNotData(kind, count)),
    ],
    unreadable: tally.unreadable.map(printMention),
  };
}

/** As a POSIX shell takes it for one word. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
