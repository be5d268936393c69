import { crc32, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compileRules } from "../src/index.ts";
import { compileModule, instantiate } from "../src/scan/globals.ts";
import { createScanner } from "../src/scan/index.ts";
import { foldRoom } from "../src/scan/input.ts";
import type { ScannerExports } from "../src/scan/scanner-exports.ts";
import { scannerWasm } from "../src/scan/scanner-wasm.ts";
import { at } from "../src/scan/tables.ts";
import { fuzzSeed, fuzzTimes } from "./support/fuzz.ts";
import { hazardRules } from "./support/hazard-rules.ts";
import { createRandom, type Random } from "./support/random.ts";

const rules = compileRules(hazardRules);
if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
const scanner = createScanner(rules.value);

/** Inflates, and says how many bytes the CRC was asked of. */
function inflate(gzip: Uint8Array): { readonly bytes: Buffer | undefined; readonly asked: number } {
  let asked = 0;
  const lent = scanner.inflate(gzip, {
    bytesMax: 1 << 24,
    crc32(bytes, before) {
      asked += bytes.length;
      return crc32(bytes, before);
    },
  });
  return { bytes: lent && Buffer.from(lent), asked };
}

/** Bytes of no pattern. */
function createBytes(random: Random, size: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: size }, () => random.below(256)));
}

/** As deflate only stores them, where they are wrong nothing is but the CRC. */
function store(bytes: Buffer): Buffer {
  return gzipSync(bytes, { level: 0 });
}

describe(`fold (seed ${fuzzSeed})`, () => {
  const random = createRandom(fuzzSeed);
  /** The quotient is moved to the front of its room after each 724 times 16 bytes. */
  const moved = (times: number): number => (300 + 724 * times) * 16;
  const sizes = [
    16_384,
    16_385,
    16_399,
    16_400,
    100_000,
    ...[1, 2, 3].flatMap((times) => [-17, -16, -1, 0, 1, 16].map((more) => moved(times) + more)),
  ].filter((size) => size >= 16_384);

  it.each(sizes)("leaves of %d bytes some, with the same CRC", (size) => {
    const bytes = createBytes(random, size);
    const found = inflate(store(bytes));
    expect(found.bytes?.equals(bytes)).toBe(true);
    expect(found.asked).toBe(4800 + (size % 16));
  });

  it("leaves what is short as it is", () => {
    const bytes = createBytes(random, 16_383);
    expect(inflate(store(bytes))).toEqual({ bytes, asked: bytes.length });
  });

  it("leaves what is inflated as it is", () => {
    const zeros = Buffer.alloc(1e6);
    expect(inflate(gzipSync(zeros)).bytes?.equals(zeros)).toBe(true);
  });

  it("hides no damage, wherever it is", () => {
    for (let turn = fuzzTimes(300); turn > 0; turn -= 1) {
      const gzip = store(createBytes(random, 16_384 + random.below(30_000)));
      // Behind the header of the gzip and that of the only block, up to the end of the CRC.
      const at = 15 + random.below(gzip.length - 4 - 15);
      gzip.writeUInt8(gzip.readUInt8(at) ^ (1 << random.below(8)), at);
      expect(inflate(gzip).bytes).toBeUndefined();
    }
  });
});

it("folding takes no more room than is kept for it", () => {
  const none = (): number => 0;
  const host = { classify: none, relevant: none, decide: none, outline: none, keep: none };
  // The module is our own, so it exports what `scanner/index.ts` says.
  const machine = instantiate(compileModule(scannerWasm), { host }) as ScannerExports;
  machine.memory.grow(4);
  for (const size of [16_384, 30_015]) {
    const room = at.input + size;
    const behind = new Uint8Array(machine.memory.buffer, room + foldRoom).fill(0xa5);
    machine.fold(at.input, room, room);
    expect(behind.every((byte) => byte === 0xa5)).toBe(true);
  }
});

it("the powers that fold divides by make a multiple of the polynomial of CRC-32", () => {
  // ITU-T V.42, section 8.1.1.6.2: the polynomial without its greatest power, the lowest bit for 1.
  const polynomial = 0x04c11db7;
  const powerOf = (power: number): number => {
    let rest = 1;
    for (let times = power; times > 0; times -= 1) {
      rest = (rest << 1) ^ (rest < 0 ? polynomial : 0);
    }
    return rest;
  };
  const rests = [0, 89, 117, 155, 300].map((power) => powerOf(power * 128));
  expect(rests.reduce((sum, rest) => sum ^ rest, 0)).toBe(0);
});
