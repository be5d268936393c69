import type { Readable } from "node:stream";
import { openFile, readBytes } from "./bytes.ts";
import { createFlaws, type Flaws, type Unreadable } from "./flaws.ts";
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

/** A file that has been read, and what of it could not be. */
interface Done {
  readonly kind: "done";
  readonly file: FoundFile;
  readonly unreadable: readonly Unreadable[];
  /** The bytes that were read, before anything was unpacked. */
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
    else yield* readFile(item, item.path === "-" ? stdin : openFile(item.path), limits);
  }
}

/** Reads the records of one file from its bytes. */
export async function* readFile(
  file: FoundFile,
  source: Readable,
  limits: ReadLimits,
): AsyncGenerator<Reading, void> {
  const splitter = createSplitter(limits.valueBytesMax);
  const flaws = createFlaws(file.name);
  let isEmpty = true;
  let dataCount = 0;
  const bytesRead = (): number => ("bytesRead" in source ? Number(source.bytesRead) : 0);
  const read = function* (pieces: readonly Piece[]): Generator<Batch> {
    isEmpty &&= pieces.length === 0;
    for (let from = 0; from < pieces.length; from += batchPieces) {
      const batch = toBatch(file, pieces.slice(from, from + batchPieces), flaws);
      dataCount += batch.records.length + batch.notData.length;
      yield { ...batch, bytesRead: bytesRead() };
    }
  };
  for await (const bytes of readBytes(source, limits.fileBytesMax)) {
    if (bytes instanceof Uint8Array) yield* read(splitter.push(bytes));
    else flaws.add(bytes);
  }
  // Bytes that end too soon explain why the JSON does.
  const isCut = flaws.list().some(({ code }) => code === "bad-gzip" || code === "unreadable");
  yield* read(splitter.end().filter((piece) => !(isCut && isCutOff(piece))));
  const unreadable = flaws.list();
  isEmpty &&= unreadable.length === 0;
  if (isEmpty) yield { kind: "skipped", name: file.name, code: "empty", reason: "empty" };
  else if (dataCount === 0 && !file.isNamed && flaws.areForeign()) yield foreign(file, unreadable);
  else yield { kind: "done", file, unreadable, bytesRead: bytesRead() };
}

function isCutOff(piece: Piece): boolean {
  return piece.kind === "broken" && piece.code === "cut-off";
}

/** A file that lies among others and is evidently about something else. */
function foreign({ name }: FoundFile, unreadable: readonly Unreadable[]): LeftOut {
  return { kind: "skipped", name, code: "foreign", reason: unreadable[0]?.reason ?? "" };
}

function toBatch(file: FoundFile, pieces: readonly Piece[], flaws: Flaws): Batch {
  const records: ReadRecord[] = [];
  const notData: NotData[] = [];
  for (const piece of pieces) {
    if (piece.kind === "broken") {
      flaws.add(piece);
      continue;
    }
    const unwrapped = unwrap(piece.text);
    records.push(...unwrapped.records);
    notData.push(...unwrapped.notData);
    for (const flaw of unwrapped.unreadable) flaws.add({ ...flaw, line: piece.line });
  }
  return { kind: "batch", file, records, notData, bytesRead: 0 };
}
