import { crc32, gunzipSync, type ZlibOptions } from "node:zlib";
import type { Scanner } from "@logcritical/rules/scan";
import { isGzip } from "./inflate.ts";

/**
 * The bytes of a small file, unpacked where they are gzip. Undefined where that needs a closer look:
 * the file is large, damaged, or more than one gzip can explain. A scanner's way to inflate is
 * tried first, and then the bytes are lent by it.
 */
export function inflateWhole(
  bytes: Buffer,
  bytesMax: number,
  inflate: Scanner["inflate"],
): Uint8Array | undefined {
  if (!isGzip(bytes)) return bytes.length <= bytesMax ? bytes : undefined;
  const lent = inflate(bytes, { bytesMax, crc32 });
  if (lent !== undefined) return lent;
  // What it unpacks to, as it says itself (RFC 1952, ISIZE). One chunk of the right size saves zlib
  // from joining many; it is a claim, and zlib is held to it.
  const claimed = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  if (claimed < chunkBytesMin || claimed > bytesMax || claimed > bytes.length * ratioMax) {
    return undefined;
  }
  const options: ZlibOptions = { chunkSize: claimed + 1, maxOutputLength: bytesMax, info: true };
  try {
    // With `info`, the buffer comes beside the engine that made it (Node.js, "zlib").
    const { buffer, engine } = gunzipSync(bytes, options) as unknown as Inflated;
    return engine.bytesWritten === bytes.length ? buffer : undefined;
  } catch {
    return undefined;
  }
}

interface Inflated {
  readonly buffer: Buffer;
  /** `bytesWritten` counts what the engine has taken in. */
  readonly engine: { readonly bytesWritten: number };
}

/** Deflate shrinks no further: zlib.net/zlib_tech.html. */
const ratioMax = 1032;

/** zlib's own lower bound for a chunk (node:zlib, `Z_MIN_CHUNK`). */
const chunkBytesMin = 64;
