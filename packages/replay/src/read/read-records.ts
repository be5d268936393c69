import type { Readable } from "node:stream";
import { openFile, readBytes } from "./bytes.ts";
import { createFileReport, type Done, type FileReport } from "./file-report.ts";
import type { Piece } from "./piece.ts";
import { createSplitter } from "./split.ts";
import { type NotData, type ReadRecord, unwrap } from "./unwrap.ts";
import type { Found, FoundFile, LeftOut } from "./walk.ts";

/** What reading gives: records in batches, and after those of a file what became of it. */
export type Reading = Batch | Done | LeftOut;

/** Records of one file in the order in which they stand there. */
export interface Batch {
  readonly kind: "batch";
  readonly file: FoundFile;
  readonly records: readonly ReadRecord[];
  /** What was there and is no record of a call. */
  readonly notData: readonly NotData[];
  /** How much of the file on disk has been read, in bytes. */
  readonly bytesRead: number;
}

/** Bounds of what is read. */
export interface ReadLimits {
  /** What one file may unpack to. */
  readonly fileBytesMax: number;
  /** What one JSON value may have; CloudTrail keeps its records far below a megabyte. */
  readonly valueBytesMax: number;
}

/** 2 GiB, and 32 MiB. */
export const readLimits: ReadLimits = {
  fileBytesMax: 2 * 1024 ** 3,
  valueBytesMax: 32 * 1024 ** 2,
};

/** Parsed records take much room, and those of a batch live at the same time. */
const batchPieces = 8;

/**
 * Reads the records of the files found, one file after the other and never more than a piece of
 * one at a time. What cannot be read is named and costs nothing else.
 */
export async function* readRecords(
  found: AsyncIterable<Found>,
  stdin: Readable,
  limits: ReadLimits = readLimits,
): AsyncGenerator<Reading, void> {
  for await (const item of found) {
    if (item.kind !== "file") yield item;
    else yield* readFile(item, item.path === "-" ? stdin : openFile(item), limits);
  }
}

/** Reads the records of one file from its bytes. */
async function* readFile(
  file: FoundFile,
  source: Readable,
  limits: ReadLimits,
): AsyncGenerator<Reading, void> {
  const splitter = createSplitter(limits.valueBytesMax);
  const report = createFileReport(file);
  const bytesRead = (): number => bytesReadOf(source);
  for await (const bytes of readBytes(source, limits.fileBytesMax, file.path === "-")) {
    if (!(bytes instanceof Uint8Array)) report.add(bytes);
    else yield* toBatches(splitter.push(bytes), { report, bytesRead: bytesRead() });
  }
  yield* toBatches(report.withoutCut(splitter.end()), { report, bytesRead: bytesRead() });
  yield report.end(bytesRead());
}

/** How much of a file has been read; of a pipe that is not known. */
export function bytesReadOf(source: Readable): number {
  return "bytesRead" in source ? Number(source.bytesRead) : 0;
}

/** Where pieces come from. */
interface PiecesSource {
  readonly report: FileReport;
  readonly bytesRead: number;
}

/** Takes the records out of the pieces of a file. */
export function* toBatches(pieces: readonly Piece[], source: PiecesSource): Generator<Batch, void> {
  for (let from = 0; from < pieces.length; from += batchPieces) {
    yield toBatch(pieces.slice(from, from + batchPieces), source);
  }
}

function toBatch(pieces: readonly Piece[], { report, bytesRead }: PiecesSource): Batch {
  const records: ReadRecord[] = [];
  const notData: NotData[] = [];
  for (const piece of pieces) {
    if (piece.kind === "broken") {
      report.add(piece);
      continue;
    }
    const unwrapped = unwrap(piece.text);
    records.push(...unwrapped.records);
    notData.push(...unwrapped.notData);
    for (const flaw of unwrapped.unreadable) report.add({ ...flaw, line: piece.line });
    // Of what holds no record it does not matter.
    if (!piece.isUTF8 && unwrapped.records.length > 0) {
      report.add({ code: "not-utf8", line: piece.line });
    }
  }
  report.count(pieces.length, records.length + notData.length);
  return { kind: "batch", file: report.file, records, notData, bytesRead };
}
