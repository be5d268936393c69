import { neutralise } from "@logcritical/rules/record";
import { type Context, exitCodes } from "../context.ts";
import { nameRecords } from "../output/name-records.ts";
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
 * What cannot be read is named on stderr; the exit code says whether there was any. That there was
 * no record at all is said there, too, as it must not look as if none was the matter.
 */
export async function eachRecord(
  paths: readonly string[],
  { stdin, stderr, folder }: Context,
  take: (record: PlacedRecord) => boolean,
): Promise<number> {
  let exitCode: number = exitCodes.fine;
  let count = 0;
  const name = (what: string, reason: string): void => {
    stderr.write(`${neutralise(`unreadable: ${what}: ${reason}`)}\n`);
    exitCode = exitCodes.unreadable;
  };
  for await (const item of readRecords(walk(paths, everything, folder), stdin)) {
    if (item.kind === "unreadable") name(item.name, item.reason);
    if (item.kind === "done") {
      for (const { name: part, reason } of item.unreadable) name(part, reason);
    }
    if (item.kind !== "batch") continue;
    count += item.records.length;
    for (const record of item.records) {
      if (!take({ ...record, file: item.file.name })) return exitCode;
    }
  }
  if (count === 0 && exitCode === exitCodes.fine) {
    stderr.write(`${neutralise(`No record in ${paths.join(", ")}: ${nameRecords}`)}.\n`);
  }
  return exitCode;
}
