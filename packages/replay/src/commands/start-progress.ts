import type { Context } from "../context.ts";
import { createProgress, noProgress, type Progress } from "../output/progress.ts";
import { parseLocation } from "../read/s3/location.ts";
import type { Found } from "../read/walk.ts";

/** What is read, and whether people are told of it. */
export interface ProgressRequest {
  readonly paths: readonly string[];
  /** Finds the files under the paths, to see how much there is to be read. */
  readonly find: () => AsyncIterable<Found>;
  readonly quiet?: true | undefined;
}

/** Starts to show how far reading has come, where somebody looks. */
export async function startProgress(
  { paths, find, quiet }: ProgressRequest,
  { showsProgress, stderr, columns }: Context,
): Promise<Progress> {
  // A bucket is not listed twice only to know how far one has come.
  const isMeasured = paths.every((path) => parseLocation(path) === undefined);
  const isShown = isMeasured && showsProgress && quiet !== true;
  if (!isShown) return noProgress;
  return createProgress(stderr, { bytesTotal: await sizeOf(find()), columns });
}

async function sizeOf(files: AsyncIterable<Found>): Promise<number> {
  let bytes = 0;
  for await (const item of files) if (item.kind === "file") bytes += item.bytes;
  return bytes;
}
