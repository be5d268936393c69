import { crc32, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gunzip, isGzip } from "./gunzip.ts";

const text = Buffer.from("one two three ".repeat(100));

/** A gzip whose last four bytes claim another size than it has. */
function lying(claimed: number): Buffer {
  const compressed = gzipSync(text);
  compressed.writeUInt32LE(claimed, compressed.length - 4);
  return compressed;
}

describe("gunzip", () => {
  it.each<readonly [name: string, bytes: Uint8Array, expected: string]>([
    ["inflates", gzipSync(text), "fine"],
    ["inflates members of any number", Buffer.concat([gzipSync(text), gzipSync(text)]), "fine"],
    ["refuses a size that is a lie, too small", lying(3), "bad-gzip"],
    ["refuses a size that is a lie, too large", lying(0xffffffff), "bad-gzip"],
    ["refuses what is too large", gzipSync(Buffer.alloc(10_001)), "too-large"],
    ["refuses what is truncated", gzipSync(text).subarray(0, 20), "bad-gzip"],
    ["refuses what is too short to be any", Buffer.from([0x1f]), "bad-gzip"],
    ["refuses nothing", Buffer.alloc(0), "bad-gzip"],
  ])("%s", (_, bytes, expected) => {
    const result = gunzip(bytes, 10_000);
    expect(result.ok ? "fine" : result.problem.code).toBe(expected);
  });

  it.each<readonly [name: string, inflated: Buffer | undefined]>([
    ["takes what a scanner inflates", text],
    ["asks zlib where the scanner gives up", undefined],
  ])("%s", (_, inflated) => {
    let limits: object | undefined;
    const result = gunzip(gzipSync(text), 10_000, (_gzip, inflating) => {
      limits = inflating;
      return inflated;
    });
    expect({ result, limits }).toEqual({
      result: { ok: true, value: text },
      limits: { bytesMax: 10_000, crc32 },
    });
  });

  it("allocates no more than the bytes can hold, whatever they claim", () => {
    const before = process.memoryUsage().arrayBuffers;
    gunzip(lying(0xfffffff0), 0x7fffffff);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });

  it.each([
    [gzipSync(""), true],
    [Buffer.from("{}"), false],
    [Buffer.alloc(0), false],
  ])("recognises its own", (bytes, expected) => {
    expect(isGzip(bytes)).toBe(expected);
  });
});
