import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createRandom } from "./random.ts";
import { generateRecords, type Mix, usual } from "./records.ts";

/** What was written. */
export interface Trail {
  readonly files: readonly string[];
  readonly records: number;
  /** Before compression. */
  readonly bytes: number;
}

/** How many records a file holds, at least and at most. */
const recordsAFile = { from: 50, to: 500 } as const;

/**
 * Writes a folder of files as CloudTrail writes them, `{"Records":[…]}` in gzip, of records that are
 * like an account's, or of another mix, and each different, until they hold so many bytes before
 * compression.
 */
export function writeTrail(folder: string, bytesMin: number, mix: Mix = usual): Trail {
  mkdirSync(folder, { recursive: true });
  const random = createRandom(1);
  const files: string[] = [];
  let records = 0;
  let bytes = 0;
  for (let seed = 1; bytes < bytesMin; seed += 1) {
    const texts = generateRecords({ ...mix, seed });
    for (let at = 0; at < texts.length && bytes < bytesMin; ) {
      const { from, to } = recordsAFile;
      const some = texts.slice(at, at + from + random.below(to - from + 1));
      const document = `{"Records":[${some.join(",")}]}`;
      const path = join(folder, `${String(files.length).padStart(6, "0")}.json.gz`);
      writeFileSync(path, gzipSync(document));
      files.push(path);
      at += some.length;
      records += some.length;
      bytes += document.length;
    }
  }
  return { files, records, bytes };
}

/** Writes one file of so many bytes, not compressed, on a single line. */
export function writeLongFile(path: string, bytesMin: number): void {
  const texts: string[] = [];
  let bytes = 0;
  for (let seed = 1; bytes < bytesMin; seed += 1) {
    for (const text of generateRecords({ ...usual, seed })) {
      if (bytes >= bytesMin) break;
      texts.push(text);
      bytes += text.length + 1;
    }
  }
  writeFileSync(path, `{"Records":[${texts.join(",")}]}`);
}
