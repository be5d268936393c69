import type { ScannerExports } from "./scanner-exports.ts";
import { at } from "./tables.ts";

const pageBytes = 65_536;
/** The scanner looks at most so far behind the document's end, and must find zeros there. */
const padding = 128;
/** What is inflated may be written so far beyond its end, before that is seen. */
const overrun = 512;
/**
 * Gzip may be read so far beyond its end, before that is seen: a block's codes take at most 286
 * bytes (316 lengths in codes of 7 bits, and what tells those codes), and bits are read ahead.
 */
const overread = 512;
/** Deflate never shrinks further than this: zlib.net/zlib_tech.html. */
const deflateRatioMax = 1032;
/** The least that gzip can be: its header, an empty block and its trailer. */
const gzipBytesMin = 20;

/** Puts the document where the scanner expects it, unless it was inflated to there. */
export function load(memory: ScannerExports["memory"], document: Uint8Array): void {
  // What was lent for too short a time would read as a document of nothing.
  if (document.buffer.byteLength === 0 && isDetached(document.buffer)) {
    throw new TypeError("These bytes are gone: they were the scanner's until its next call");
  }
  const end = at.input + document.length;
  const isInPlace = document.buffer === memory.buffer && document.byteOffset === at.input;
  reserve(memory, bytesFor(document.length));
  const bytes = new Uint8Array(memory.buffer);
  if (!isInPlace) bytes.set(document, at.input);
  bytes.fill(0, end, end + padding);
}

/** How a CRC-32 is gone on with over more bytes, and started without one: `crc32` of `node:zlib`. */
export type CRC32 = (bytes: Uint8Array, before?: number) => number;

/** How a scanner is to inflate. */
export interface Inflating {
  /** What would be more is not inflated. */
  readonly bytesMax: number;
  readonly crc32: CRC32;
}

/** Inflates gzip to where the document goes; undefined for what zlib is to be asked about. */
export function inflate(
  scanner: ScannerExports,
  gzip: Uint8Array,
  { bytesMax, crc32 }: Inflating,
): Uint8Array | undefined {
  if (gzip.length < gzipBytesMin) return undefined;
  // RFC 1952, section 2.3.1: CRC32 and ISIZE.
  const trailer = new DataView(gzip.buffer, gzip.byteOffset + gzip.length - 8);
  const size = trailer.getUint32(4, true);
  // Anybody may write any size there: nothing is set aside for one that cannot be.
  if (size > bytesMax || size > gzip.length * deflateRatioMax) return undefined;
  const from = at.input + size + overrun;
  const room = Math.max(gzip.length + overread, foldRoom);
  reserve(scanner.memory, Math.max(bytesFor(size), from + room));
  const { buffer } = scanner.memory;
  new Uint8Array(buffer).set(gzip, from);
  const isGood = scanner.inflate(from, from + gzip.length, at.input, at.input + size);
  if (isGood !== 1) return undefined;
  const bytes = new Uint8Array(buffer, at.input, size);
  // The gzip has been read, so that its room is free.
  const crc = crcOf(scanner, bytes, { crc32, room: from });
  return crc === trailer.getUint32(0, true) ? bytes : undefined;
}

/** What is shorter is not worth folding. */
const foldedMin = 16_384;
/** How many bytes folding leaves, beside those that make no 16. */
const foldedBytes = 4800;
/** How much room folding takes at most, in bytes. */
export const foldRoom = 24_000;

/** The CRC of an inflated document, which is folded first: see `packages/rules/scanner/fold.ts`. */
function crcOf(
  scanner: ScannerExports,
  document: Uint8Array,
  { crc32, room }: { readonly crc32: CRC32; readonly room: number },
): number {
  const { length } = document;
  if (length < foldedMin) return crc32(document);
  const start = scanner.fold(at.input, at.input + length, room);
  const left = new Uint8Array(document.buffer, start, foldedBytes + (length % 16));
  // It goes on with a register of zeros: the one before is given inverted.
  return crc32(left, 0xffff_ffff);
}

/** Behind a document there is room to copy its longest record. */
function bytesFor(documentLength: number): number {
  return at.input + documentLength * 2 + 3 * padding;
}

/** Growing takes the memory away from all who look at it, so that it is done beforehand. */
function reserve(memory: ScannerExports["memory"], bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}

/** A buffer of nothing is one that was taken away, or was never more. */
function isDetached(buffer: ArrayBufferLike): boolean {
  return "detached" in buffer && buffer.detached;
}
