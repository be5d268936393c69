import { crc32, gunzipSync } from "node:zlib";
import type { Problem } from "@logcritical/rules";
import type { Scanner } from "@logcritical/rules/scan";

/**
 * Inflates gzip, of one or several members, into at most `bytesMax` bytes. The problem returned
 * is `too-large` past that size, and `bad-gzip` for what is truncated, corrupt or no gzip at all.
 * Given a scanner's way to inflate, the bytes are perhaps lent by it, until it is called again.
 */
export function gunzip(
  compressed: Uint8Array,
  bytesMax: number,
  inflate?: Scanner["inflate"],
): Attempt<Buffer> {
  const lent = inflate?.(compressed, { bytesMax, crc32 });
  if (lent !== undefined) {
    return { ok: true, value: Buffer.from(lent.buffer, lent.byteOffset, lent.byteLength) };
  }
  try {
    const chunkSize = guessSize(compressed, bytesMax);
    return { ok: true, value: gunzipSync(compressed, { chunkSize, maxOutputLength: bytesMax }) };
  } catch (error) {
    return { ok: false, problem: describe(error, bytesMax) };
  }
}

/** What came of trying to read one thing: its value, or the one problem with it. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** Whether the bytes begin as gzip does (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Deflate never shrinks further than this: zlib.net/zlib_tech.html. */
const deflateRatioMax = 1032;
/** zlib's own lower bound for a chunk (node:zlib, `Z_MIN_CHUNK`). */
const chunkSizeMin = 64;

/**
 * One chunk of the right size saves zlib from growing and joining many. Its size is what ends a gzip
 * (RFC 1952, ISIZE), where anybody may write anything.
 */
function guessSize({ buffer, byteOffset, byteLength }: Uint8Array, bytesMax: number): number {
  if (byteLength < 8) return chunkSizeMin;
  const claimed = new DataView(buffer, byteOffset, byteLength).getUint32(byteLength - 4, true) + 1;
  return Math.max(chunkSizeMin, Math.min(claimed, byteLength * deflateRatioMax, bytesMax));
}

function describe(error: unknown, bytesMax: number): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return code === "ERR_BUFFER_TOO_LARGE"
    ? { code: "too-large", message: `It inflates to more than ${bytesMax} bytes.` }
    : { code: "bad-gzip", message: `It is no gzip, or a damaged one: zlib says ${code}.` };
}
