import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** One record of the corpus and the line that it was read from. */
export interface CorpusRecord {
  /** `invictus.ndjson.gz:17` */
  readonly place: string;
  readonly json: string;
  readonly record: { readonly [name: string]: unknown };
}

/**
 * The published records that are kept beside the repository; none, and a printed notice, where
 * they are not.
 */
export function readCorpus(): readonly CorpusRecord[] {
  const folder = new URL("../../../../../shared/corpus/", import.meta.url);
  if (!existsSync(folder)) {
    console.warn("Skipped the corpus of records: ../shared/corpus is not there.");
    return [];
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ndjson.gz"))
    .toSorted()
    .flatMap((name) => {
      const lines = gunzipSync(readFileSync(new URL(name, folder)))
        .toString()
        .split("\n");
      return lines.flatMap((line, index) =>
        line === "" ? [] : [readLine(`${name}:${index + 1}`, line)],
      );
    });
}

function readLine(place: string, line: string): CorpusRecord {
  const parsed: unknown = JSON.parse(line);
  // The corpus's own documentation fixes the shape: a record a line, or one under `event`.
  const { event } = parsed as { readonly event?: CorpusRecord["record"] };
  const record = event ?? (parsed as CorpusRecord["record"]);
  return { place, json: JSON.stringify(record), record };
}
