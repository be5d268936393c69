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

/** A gzip of deflate as it is given, with the size that it claims. */
export function wrap(deflated: Uint8Array, claimed: number): Buffer {
  const header = Buffer.from("1f8b0800000000000003", "hex");
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(claimed, 4);
  return Buffer.concat([header, deflated, trailer]);
}

/** Bits, the first of each byte lowest, as deflate has them. */
export function bytesOf(bits: string): Buffer {
  const plain = bits.replaceAll(" ", "");
  const bytes = plain.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.split("").toReversed().join(""), 2)));
}

/** The same gzip, with another size at its end. */
function saying(size: number, gzip: Buffer): Buffer {
  gzip.writeUInt32LE(size, gzip.length - 4);
  return gzip;
}

/**
 * A block of nothing that brings its codes: those of lengths are for 1 and 18, and 16 if given a
 * length, then come two for bytes, and distances, of which `distances` says how many beyond one.
 */
export function blockWith(lengthOf16: string, distances: string, lengths: string): Buffer {
  const ofLengths = `${lengthOf16} 000 100 ${"000 ".repeat(14)} 100`;
  return bytesOf(`101 00000 ${distances} 0111 ${ofLengths} 1 1111111 1 0101011 00 ${lengths} 1`);
}

/** A stored block of nothing that is not the last. */
export const emptyBlock: Buffer = Buffer.from([0, 0, 0, 0xff, 0xff]);

const text = Buffer.from("a document, a document, a document");

/** What no scanner inflates: bytes that are no gzip, an unusual or a damaged one, by name. */
export const oddGzips: readonly (readonly [name: string, gzip: Buffer])[] = [
  // First, as it is to lie where the memory of a scanner ends, which no other has made larger.
  [
    "a stored block far beyond its end",
    wrap(
      Buffer.concat([Buffer.alloc(70_000, emptyBlock), Buffer.from([1, 0xff, 0xff, 0, 0])]),
      65_535,
    ),
  ],
  ["nothing", Buffer.alloc(0)],
  ["what is no gzip", Buffer.from("x".repeat(40))],
  ["a header with a name in it", Buffer.from(gzipSync(text)).fill(8, 3, 4)],
  ["two members", Buffer.concat([gzipSync(text), gzipSync(text)])],
  ["something behind it", Buffer.concat([gzipSync(text), Buffer.from("x")])],
  ["more than may be", gzipSync(Buffer.alloc(1_000_001))],
  ["a size that cannot be", wrap(Buffer.alloc(9), 100_000)],
  ["far more than it says", saying(30_000, gzipSync(Buffer.alloc(4e7)))],
  ["a block of no kind", wrap(bytesOf("111 00000"), 1)],
  ["a distance before the start", wrap(bytesOf("110 0000001 00000 0000000"), 3)],
  ["a length of no meaning", wrap(bytesOf("110 11000110 00000 0000000"), 3)],
  ["a length of no meaning in place of an end", wrap(bytesOf("110 11000110"), 0)],
  ["a distance of no meaning", wrap(bytesOf("110 00110000 0000001 11110 0000000"), 4)],
  ["codes that are too many", wrap(blockWith("100", "10000", "00"), 0)],
  ["more distances than there are", wrap(blockWith("000", "11111", "00 1 1100100"), 0)],
  ["lengths beyond the last", wrap(blockWith("000", "01000", "00 1 0000000"), 0)],
  [
    "a repeated length before the first",
    wrap(
      bytesOf(
        `101 00000 10000 0111 010 000 100 ${"000 ".repeat(14)} 010 1100 0 1111111 0 1110011 ${"10 ".repeat(4)} 1`,
      ),
      0,
    ),
  ],
  ["codes that are too few", wrap(blockWith("000", "00000", "0"), 0)],
  ["a stored block of two lengths", wrap(Buffer.from([1, 1, 0, 0xfe, 0xfe, 65]), 1)],
  ["a stored block beyond its end", wrap(Buffer.from([1, 200, 0, 0x37, 0xff, 65]), 200)],
];

/**
 * To inflate as a scanner would if the CRC were right: so that nothing but inflating itself can give
 * up at what is damaged.
 */
export function believing(gzip: Buffer): Parameters<Scanner["inflate"]>[1] {
  return { bytesMax: 1e6, crc32: () => (gzip.length < 8 ? 0 : gzip.readUInt32LE(gzip.length - 8)) };
}
