import type { Context } from "../context.ts";
import { type Reading, readLimits, readRecords } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { type Found, walk } from "../read/walk.ts";
import { startProgress } from "./start-progress.ts";

/** What is read. */
export interface ReadingRequest {
  readonly paths: readonly string[];
  readonly selection: Selection;
  /** In MiB. */
  readonly maxFileSize: number;
  readonly quiet?: true | undefined;
}

/** Hands everything under the paths to `take`, and shows how far it has come. */
export async function takeReadings(
  take: (reading: Reading) => void,
  request: ReadingRequest,
  context: Context,
): Promise<void> {
  const { paths, selection, maxFileSize } = request;
  const limits = { ...readLimits, fileBytesMax: maxFileSize * 1024 ** 2 };
  const find = (): AsyncIterable<Found> => walk(paths, selection, context.folder);
  const progress = await startProgress({ paths, find, quiet: request.quiet }, context);
  try {
    for await (const reading of readRecords(find(), context.stdin, limits)) {
      if (reading.kind === "batch") progress.advance(reading.file.path, reading.bytesRead);
      take(reading);
    }
  } finally {
    progress.stop();
  }
}
