import { closeSync, openSync, readSync } from "node:fs";
import type { Readable } from "node:stream";
import { openFile, readBytes } from "../read/bytes.ts";
import { createFileReport, type FileReport } from "../read/file-report.ts";
import { inflateWhole } from "../read/inflate-whole.ts";
import { bytesReadOf, type Reading, type ReadLimits } from "../read/read-records.ts";
import type { Found, FoundFile } from "../read/walk.ts";
import type { Examiner } from "./examiner.ts";
import type { Portion } from "./portion.ts";
import { sieve } from "./sieve.ts";
import { createWindows } from "./windows.ts";

/** What comes of examining: portions of a file, and then what became of it; or why it is not read. */
export type Examined = Portion | Exclude<Reading, { readonly kind: "batch" }>;

/** What files are examined with. */
export interface Desk {
  readonly examiner: Examiner;
  readonly limits: ReadLimits;
}

/**
 * Examines what was found: a file, or nothing where it is not to be read. Whoever has standard input
 * gives it, for the file `-`.
 */
export async function* examineItem(
  item: Found,
  desk: Desk,
  stdin?: Readable,
): AsyncGenerator<Examined, void> {
  if (item.kind !== "file") yield item;
  else yield* examineFile(item, desk, item.path === "-" ? stdin : undefined);
}

/**
 * Examines a file: a small one as a whole, which is what most of CloudTrail's are, any other never
 * more than a piece of it at a time.
 */
export async function* examineFile(
  file: FoundFile,
  desk: Desk,
  source?: Readable,
): AsyncGenerator<Examined, void> {
  // The bytes are not to travel with what comes of them.
  const { content: _, ...found } = file;
  const report = createFileReport(found);
  const whole = source === undefined ? examineWhole(file, desk, report) : undefined;
  if (whole !== undefined) {
    yield whole;
    yield report.end(whole.bytesRead);
    return;
  }
  yield* examineStream(source ?? openFile(file), desk, report);
}

/** What a file may have on disk, and unpack to, to be examined as a whole. */
const wholeBytesMax = { packed: 1024 * 1024, unpacked: 4 * 1024 * 1024 };

/** Undefined for a file that has to be read piece by piece. */
function examineWhole(
  file: FoundFile,
  { examiner, limits }: Desk,
  report: FileReport,
): Portion | undefined {
  const { content } = file;
  const bytes =
    content === undefined
      ? readWhole(file)
      : Buffer.from(content.buffer, content.byteOffset, content.length);
  const unpackedMax = Math.min(wholeBytesMax.unpacked, limits.fileBytesMax);
  const document = bytes && inflateWhole(bytes, unpackedMax, examiner.scanner.inflate);
  if (bytes === undefined || document === undefined) return undefined;
  return sieve({ bytes: document, line: 1, bytesRead: bytes.length }, examiner, report);
}

/** Where small files are read to, one after the other: new memory has to be had from the system. */
let fileBytes = Buffer.alloc(0);

/**
 * The bytes of a small file, lent until the next one is read; what cannot be read is left to those
 * who can say why.
 */
function readWhole({ path, bytes }: FoundFile): Buffer | undefined {
  if (bytes === 0 || bytes > wholeBytesMax.packed) return undefined;
  // One byte more than it had, to see whether it has grown.
  if (bytes >= fileBytes.length) fileBytes = Buffer.allocUnsafeSlow(bytes * 2);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const size = readSync(descriptor, fileBytes, 0, bytes + 1, 0);
    return size === bytes ? fileBytes.subarray(0, size) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

async function* examineStream(
  source: Readable,
  { examiner, limits }: Desk,
  report: FileReport,
): AsyncGenerator<Examined, void> {
  const windows = createWindows({ examiner, report, valueBytesMax: limits.valueBytesMax });
  for await (const bytes of readBytes(source, limits.fileBytesMax)) {
    if (bytes instanceof Uint8Array) yield* windows.push(bytes, bytesReadOf(source));
    else report.add(bytes);
  }
  yield* windows.end(bytesReadOf(source));
  yield report.end(bytesReadOf(source));
}
