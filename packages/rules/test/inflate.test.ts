import { crc32, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compileRules } from "../src/index.ts";
import { createScanner } from "../src/scan/index.ts";
import { fuzzSeed, fuzzTimes } from "./support/fuzz.ts";
import { hazardRules } from "./support/hazard-rules.ts";
import { logsOf } from "./support/hazards.ts";
import {
  askZlib,
  believing,
  blockWith,
  bytesOf,
  createGzipSource,
  emptyBlock,
  oddGzips,
  wrap,
} from "./support/odd-gzip.ts";
import { createRandom } from "./support/random.ts";

const rules = compileRules(hazardRules);
if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
const scanner = createScanner(rules.value);
const text = Buffer.from(logsOf('{"eventName":"StopInstances"}', "{}"));

const inflating = { bytesMax: 1e6, crc32 };

describe("inflate", () => {
  it("reads a block of two codes each", () => {
    expect(scanner.inflate(wrap(blockWith("000", "10000", "00"), 0), inflating)).toHaveLength(0);
  });

  it("lends what sift, scan and decide take", () => {
    const [first, second] = [1, 2].map(() => scanner.inflate(gzipSync(text), inflating));
    expect(first && Buffer.from(first).equals(text)).toBe(true);
    const found = { matches: [["stop"]], evaluated: 2, unreadable: 0 };
    expect(second && scanner.decide(second)).toEqual(found);
    expect(scanner.decide(text)).toEqual(found);
  });

  it("says so where what was lent is gone", () => {
    const own = createScanner(rules.value);
    const lent = own.inflate(gzipSync(text), inflating) ?? text;
    own.inflate(gzipSync(Buffer.alloc(1e7)), { bytesMax: 2e7, crc32 });
    expect(() => own.sift(lent)).toThrow("These bytes are gone");
    expect(own.scan(new Uint8Array())).toMatchObject({ evaluated: 0, unreadable: 0 });
  });

  it.each(oddGzips)("gives up at %s", (_, gzip) => {
    expect(scanner.inflate(gzip, believing(gzip))).toBeUndefined();
  });

  it("reads beyond no memory where the codes of a block go on behind the gzip", () => {
    // Lengths of 286 and 30 codes are to come, each in a code of four bits, and none does.
    const codes = bytesOf(`101 10111 10111 1111 000 000 000 ${"001 ".repeat(16)}`);
    const own = createScanner(rules.value);
    for (let blocks = 12_900; blocks < 13_200; blocks += 1) {
      const deflated = Buffer.concat([Buffer.alloc(blocks * 5, emptyBlock), codes]);
      const gzip = wrap(deflated, 0);
      expect(own.inflate(gzip, believing(gzip))).toBeUndefined();
    }
  });

  it(`with seed ${fuzzSeed}, inflates as zlib does, or not at all`, () => {
    const next = createGzipSource(createRandom(fuzzSeed));
    let inflated = 0;
    for (let turn = fuzzTimes(1500); turn > 0; turn -= 1) {
      const gzip = next();
      const lent = scanner.inflate(gzip, { bytesMax: 1 << 22, crc32 });
      if (lent === undefined) continue;
      if (askZlib(gzip)?.compare(lent) !== 0) throw new Error(gzip.toString("base64"));
      inflated += 1;
    }
    expect(inflated).toBeGreaterThan(fuzzTimes(1500) / 3);
  });
});
