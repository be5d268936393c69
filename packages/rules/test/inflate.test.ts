import { crc32, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compileRules } from "../src/index.ts";
import { createScanner } from "../src/scan/index.ts";
import { fuzzSeed, fuzzTimes } from "./support/fuzz.ts";
import { hazardRules } from "./support/hazard-rules.ts";
import { logsOf } from "./support/hazards.ts";
import { askZlib, createGzipSource, isWronglyInflated, wrap } from "./support/odd-gzip.ts";
import { createRandom } from "./support/random.ts";

const rules = compileRules(hazardRules);
if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
const scanner = createScanner(rules.value);
const text = Buffer.from(logsOf('{"eventName":"StopInstances"}', "{}"));

/** Bits, the first of each byte lowest, as deflate has them. */
function bytesOf(bits: string): Buffer {
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
function blockWith(lengthOf16: string, distances: string, lengths: string): Buffer {
  const ofLengths = `${lengthOf16} 000 100 ${"000 ".repeat(14)} 100`;
  return bytesOf(`101 00000 ${distances} 0111 ${ofLengths} 1 1111111 1 0101011 00 ${lengths} 1`);
}

describe("inflate", () => {
  it("reads a block of two codes each", () => {
    expect(scanner.inflate(wrap(blockWith("000", "10000", "00"), 0), 1e6)).toHaveLength(0);
  });

  it("lends what sift, scan and decide take", () => {
    const [first, second] = [1, 2].map(() => scanner.inflate(gzipSync(text), 1e6));
    expect(first && Buffer.from(first).equals(text)).toBe(true);
    const found = { matches: [["stop"]], evaluated: 2, unreadable: 0 };
    expect(second && scanner.decide(second)).toEqual(found);
    expect(scanner.decide(text)).toEqual(found);
  });

  it("says so where what was lent is gone", () => {
    const own = createScanner(rules.value);
    const lent = own.inflate(gzipSync(text), 1e6) ?? text;
    own.inflate(gzipSync(Buffer.alloc(1e7)), 2e7);
    expect(() => own.sift(lent)).toThrow("These bytes are gone");
    expect(own.scan(new Uint8Array())).toMatchObject({ evaluated: 0, unreadable: 0 });
  });

  it.each<readonly [name: string, gzip: Uint8Array]>([
    ["nothing", new Uint8Array()],
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
    ["a distance of no meaning", wrap(bytesOf("110 00110000 0000001 11110 0000000"), 4)],
    ["codes that are too many", wrap(blockWith("100", "10000", "00"), 0)],
    ["codes that are too few", wrap(blockWith("000", "00000", "0"), 0)],
    ["a stored block of two lengths", wrap(Buffer.from([1, 1, 0, 0xfe, 0xfe, 65]), 1)],
    ["a stored block beyond its end", wrap(Buffer.from([1, 200, 0, 0x37, 0xff, 65]), 200)],
  ])("gives up at %s", (_, gzip) => {
    expect(scanner.inflate(gzip, 1e6)).toBeUndefined();
  });

  it("reads beyond no memory where the codes of a block go on behind the gzip", () => {
    // Lengths of 286 and 30 codes are to come, each in a code of four bits, and none does.
    const codes = bytesOf(`101 10111 10111 1111 000 000 000 ${"001 ".repeat(16)}`);
    const emptyBlock = Buffer.from([0, 0, 0, 0xff, 0xff]);
    const own = createScanner(rules.value);
    for (let blocks = 12_900; blocks < 13_200; blocks += 1) {
      const deflated = Buffer.concat([Buffer.alloc(blocks * 5, emptyBlock), codes]);
      expect(own.inflate(wrap(deflated, 0), 1e6)).toBeUndefined();
    }
  });

  it(`with seed ${fuzzSeed}, inflates as zlib does, or not at all`, () => {
    const next = createGzipSource(createRandom(fuzzSeed));
    let inflated = 0;
    for (let turn = fuzzTimes(1500); turn > 0; turn -= 1) {
      const gzip = next();
      if (isWronglyInflated(scanner, gzip, crc32)) throw new Error(gzip.toString("base64"));
      const lent = scanner.inflate(gzip, 1 << 22);
      const expected = askZlib(gzip);
      if (lent !== undefined && expected?.compare(lent) === 0) inflated += 1;
    }
    expect(inflated).toBeGreaterThan(fuzzTimes(1500) / 3);
  });
});
