import type { Rule, RuleSet, Settings } from "@logcritical/rules";
import type { Context } from "../context.ts";
import { createExaminer } from "../examine/examiner.ts";
import { createPrinter, type Printing } from "../output/printing.ts";
import { readLimits } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { type Found, walk } from "../read/walk.ts";
import type { Replay } from "../replay/replay.ts";
import { examineItems } from "../work/examine-items.ts";
import { startProgress } from "./start-progress.ts";

/** What is read, with which rules, and by how many. */
export interface FilesRequest {
  readonly paths: readonly string[];
  readonly selection: Selection;
  /** In MiB. */
  readonly maxFileSize: number;
  readonly threads: number;
  readonly quiet?: true | undefined;
  readonly compiled: RuleSet;
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
  const { paths, selection, threads, compiled, rules, settings, printing } = request;
  const limits = { ...readLimits, fileBytesMax: request.maxFileSize * 1024 ** 2 };
  const find = (): AsyncIterable<Found> => walk(paths, selection, context.folder);
  const printer = await createPrinter(printing);
  const examined = examineItems(find(), {
    threads,
    stdin: context.stdin,
    desk: { examiner: createExaminer({ rules: compiled, selection, printer }), limits },
    start: { rules, settings, selection, limits, printing },
  });
  const progress = await startProgress({ paths, find, quiet: request.quiet }, context);
  try {
    for await (const item of examined) {
      if (item.kind === "portion") progress.advance(item.file.path, item.bytesRead);
      replay.take(item);
    }
  } finally {
    progress.stop();
  }
}
