import type { Context } from "../context.ts";
import { listen } from "./listen.ts";
import { readRecords } from "./read-records.ts";
import { everything } from "./selection.ts";
import type { ReadRecord } from "./unwrap.ts";
import { walk } from "./walk.ts";

/** A record, and the file in which it stands. */
export interface PlacedRecord extends ReadRecord {
  readonly file: string;
}

/**
 * Hands every record under the paths to `take`, in the order of the files, until it returns false.
 * Gives the exit code; what there is to be told besides the records is told as `listen` has it.
 */
export async function eachRecord(
  paths: readonly string[],
  { stdin, stderr, folder }: Context,
  take: (record: PlacedRecord) => boolean,
): Promise<number> {
  const listener = listen(paths, stderr);
  for await (const item of readRecords(walk(paths, everything, folder), stdin)) {
    listener.hear(item);
    if (item.kind !== "batch") continue;
    for (const record of item.records) {
      if (!take({ ...record, file: item.file.name })) return listener.exitCode();
    }
  }
  listener.end();
  return listener.exitCode();
}
