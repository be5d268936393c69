import { constants, gunzipSync, gzipSync } from "node:zlib";
import type { Scanner } from "../../src/scan/index.ts";
import type { Random } from "./random.ts";

const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
const strategies = [
  Z_DEFAULT_STRATEGY,
  Z_DEFAULT_STRATEGY,
  Z_FILTERED,
  Z_FIXED,
  Z_HUFFMAN_ONLY,
  Z_RLE,
];

/** Makes gzip of every kind of block and of bytes of every sort, sometimes damaged. */
export function createGzipSource(random: Random): () => Buffer {
  const compress = (): Buffer => {
    const level = random.below(10);
    const strategy = random.pick(strategies);
    return gzipSync(createBytes(random), { level, strategy });
  };
  return () => {
    const gzip = compress();
    switch (random.below(8)) {
      case 0:
        return Buffer.concat([gzip, compress()]);
      case 1:
        return gzip.subarray(0, random.below(gzip.length));
      case 2:
        gzip.writeUInt32LE(random.below(1 << 20), gzip.length - 4);
        return gzip;
      case 3:
      case 4: {
        const at = 10 + random.below(gzip.length - 10);
        gzip[at] = random.below(256);
        return gzip;
      }
      default:
        return gzip;
    }
  };
}

function createBytes(random: Random): Buffer {
  const bytes = Buffer.alloc(1 + random.below(random.oneIn(4) ? 100_000 : 2000));
  const kind = random.below(5);
  const reach = 1 + random.below(random.oneIn(2) ? 40 : 32_768);
  for (const at of bytes.keys()) {
    const before = bytes[Math.max(0, at - reach)] ?? 0;
    bytes[at] = [random.below(256), 97 + random.below(3), at % reach, 0, before][kind] ?? 0;
    if (kind === 4 && random.oneIn(50)) bytes[at] = random.below(256);
  }
  return bytes;
}

/** What zlib makes of it; undefined where it refuses. */
export function askZlib(gzip: Uint8Array): Buffer | undefined {
  try {
    return gunzipSync(gzip, { maxOutputLength: 1 << 22 });
  } catch {
    return undefined;
  }
}

/** Whether the scanner inflates otherwise than zlib, as far as the CRC lets it. */
export function isWronglyInflated(scanner: Scanner, gzip: Uint8Array, crc: Crc): boolean {
  const lent = scanner.inflate(gzip, 1 << 22);
  if (lent === undefined) return false;
  const view = new DataView(gzip.buffer, gzip.byteOffset, gzip.byteLength);
  if (crc(lent) !== view.getUint32(gzip.length - 8, true)) return false;
  const expected = askZlib(gzip);
  return expected === undefined || expected.compare(lent) !== 0;
}

type Crc = (bytes: Uint8Array) => number;

/** A gzip of deflate as it is given, with the size that it claims. */
export function wrap(deflated: Uint8Array, claimed: number): Buffer {
  const header = Buffer.from("1f8b0800000000000003", "hex");
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(claimed, 4);
  return Buffer.concat([header, deflated, trailer]);
}
