import type { Rule, RuleSet, Settings } from "@logcritical/rules";
import type { Context } from "../context.ts";
import { createExaminer } from "../examine/examiner.ts";
import type { RowPrinter } from "../examine/finding-text.ts";
import type { Watch } from "../examine/watch.ts";
import { createPrinter, type Printing } from "../output/printing.ts";
import { type ReadLimits, readLimits } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { type Found, walk } from "../read/walk.ts";
import type { Replay } from "../replay/replay.ts";
import { type ExamineParts, examineItems } from "../work/examine-items.ts";
import { startProgress } from "./start-progress.ts";

/** What is read. */
export interface ReadingRequest {
  readonly paths: readonly string[];
  readonly selection: Selection;
  /** In MiB. */
  readonly maxFileSize: number;
  readonly quiet?: true | undefined;
}

/** What is read, with which rules, and by how many. */
export interface FilesRequest extends ReadingRequest {
  readonly compiled: RuleSet;
  readonly threads: number;
  /** What the rules were compiled from, for other threads to do likewise. */
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  /** How findings are to be printed, by whichever thread finds them. */
  readonly printing: Printing;
}

/** Lets a replay take all files under the paths, and shows how far it has come. */
export async function takeFiles(
  replay: Replay,
  request: FilesRequest,
  context: Context,
): Promise<void> {
  const { rules, settings, selection, printing, threads } = request;
  const start = { rules, settings, selection, limits: limitsOf(request), printing };
  const printer = await createPrinter(printing);
  await takeExamined(replay, { ...request, printer, crew: { threads, start } }, context);
}

/** What is read, with which rules, and who is shown the records in which they find something. */
export interface WatchRequest extends ReadingRequest {
  readonly compiled: RuleSet;
  readonly watch: Watch;
  /** Further sets of rules, likewise. */
  readonly others?: readonly RuleSet[];
}

/** The same in this thread alone, where a record can be shown as it was read. */
export async function watchFiles(
  replay: Pick<Replay, "take">,
  request: WatchRequest,
  context: Context,
): Promise<void> {
  await takeExamined(replay, request, context);
}

interface ExaminedRequest extends ReadingRequest, Pick<ExamineParts, "crew"> {
  readonly compiled: RuleSet;
  readonly printer?: RowPrinter;
  readonly watch?: Watch;
  readonly others?: readonly RuleSet[];
}

async function takeExamined(
  replay: Pick<Replay, "take">,
  request: ExaminedRequest,
  context: Context,
): Promise<void> {
  const { paths, selection, quiet, compiled: rules, others, printer, watch, crew } = request;
  const find = (): AsyncIterable<Found> => walk(paths, selection, context.folder);
  const examiner = createExaminer({ rules, others, selection, printer, watch });
  const parts = { desk: { examiner, limits: limitsOf(request) }, stdin: context.stdin, crew };
  const progress = await startProgress({ paths, find, quiet }, context);
  try {
    for await (const item of examineItems(find(), parts)) {
      if (item.kind === "portion") progress.advance(item.file.path, item.bytesRead);
      replay.take(item);
    }
  } finally {
    progress.stop();
  }
}

function limitsOf({ maxFileSize }: ReadingRequest): ReadLimits {
  return { ...readLimits, fileBytesMax: maxFileSize * 1024 ** 2 };
}
