import type { Context } from "../context.ts";
import { createProgress, noProgress } from "../output/progress.ts";
import { type Reading, readLimits, readRecords } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { type Found, walk } from "../read/walk.ts";

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
  const progress =
    context.showsProgress && request.quiet !== true
      ? createProgress(context.stderr, await sizeOf(find()))
      : noProgress;
  try {
    for await (const reading of readRecords(find(), context.stdin, limits)) {
      if (reading.kind === "batch") progress.advance(reading.file.path, reading.bytesRead);
      take(reading);
    }
  } finally {
    progress.stop();
  }
}

async function sizeOf(files: AsyncIterable<Found>): Promise<number> {
  let bytes = 0;
  for await (const item of files) if (item.kind === "file") bytes += item.bytes;
  return bytes;
}
