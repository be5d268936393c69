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

/** Inflates gzip to where the document goes; undefined for what zlib is to be asked about. */
export function inflate(
  scanner: ScannerExports,
  gzip: Uint8Array,
  bytesMax: number,
): Uint8Array | undefined {
  if (gzip.length < gzipBytesMin) return undefined;
  const trailer = new DataView(gzip.buffer, gzip.byteOffset + gzip.length - 4);
  const size = trailer.getUint32(0, true);
  // Anybody may write any size there: nothing is set aside for one that cannot be.
  if (size > bytesMax || size > gzip.length * deflateRatioMax) return undefined;
  const from = at.input + size + overrun;
  reserve(scanner.memory, Math.max(bytesFor(size), from + gzip.length + overread));
  const { buffer } = scanner.memory;
  new Uint8Array(buffer).set(gzip, from);
  const isGood = scanner.inflate(from, from + gzip.length, at.input, at.input + size);
  return isGood === 1 ? new Uint8Array(buffer, at.input, size) : undefined;
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
