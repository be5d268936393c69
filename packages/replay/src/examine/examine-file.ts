import type { Readable } from "node:stream";
import { openFile } from "../read/bytes.ts";
import { type Reading, type ReadLimits, readFile } from "../read/read-records.ts";
import type { Found, FoundFile } from "../read/walk.ts";
import type { Examiner } from "./examiner.ts";
import type { Portion } from "./portion.ts";

/** What comes of examining: portions of a file, and then what became of it; or why it is not read. */
export type Examined = Portion | Exclude<Reading, { readonly kind: "batch" }>;

/** What files are examined with. */
export interface Desk {
  readonly examiner: Examiner;
  readonly limits: ReadLimits;
}

/** Examines a file, never more than a piece of it at a time. */
export async function* examineFile(
  file: FoundFile,
  { examiner, limits }: Desk,
  source: Readable = openFile(file.path),
): AsyncGenerator<Examined, void> {
  for await (const reading of readFile(file, source, limits)) {
    yield reading.kind === "batch" ? examiner.examine(reading) : reading;
  }
}

/** Examines what was found: a file, or nothing where it is not to be read. */
export async function* examineItem(item: Found, desk: Desk): AsyncGenerator<Examined, void> {
  if (item.kind === "file") yield* examineFile(item, desk);
  else yield item;
}
