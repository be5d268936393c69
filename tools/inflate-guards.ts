import { crc32 } from "node:zlib";
import type { Scanner } from "../packages/rules/src/scan/scanner.ts";
import { believing, createGzipSource, oddGzips } from "../packages/rules/test/support/odd-gzip.ts";
import { createRandom } from "../packages/rules/test/support/random.ts";
import type { Guard } from "./scanner-guards.ts";

/** Guards that inflating and checking hang on. */
export const inflateGuards: readonly Guard[] = [
  {
    without: "inflates what has more of a header",
    file: "inflate.ts",
    from: "if (load<u32>(from) != 0x00088b1f) return false;",
    to: "",
  },
  {
    without: "inflates what has something behind it",
    file: "inflate.ts",
    from: "output == toEnd && input - (bitCount >> 3) == inputEnd",
    to: "output == toEnd",
  },
  {
    without: "inflates less than a gzip says",
    file: "inflate.ts",
    from: "output == toEnd && input - (bitCount >> 3) == inputEnd",
    to: "input - (bitCount >> 3) == inputEnd",
  },
  {
    without: "repeats what stands before the start",
    file: "inflate.ts",
    from: "entry & BLOCK_END || distance > u32(to - outputStart)",
    to: "entry & BLOCK_END",
  },
  {
    without: "repeats from a distance of no meaning",
    file: "inflate.ts",
    from: "entry & BLOCK_END || distance > u32(to - outputStart)",
    to: "distance > u32(to - outputStart)",
  },
  {
    without: "takes a length of no meaning for an end",
    file: "inflate.ts",
    from: "isEnd = entry >> 16 == 0;",
    to: "isEnd = true;",
  },
  {
    without: "copies a stored block whose lengths differ",
    file: "inflate.ts",
    from: "if (take(16) != (length ^ 0xffff)) return false;",
    to: "take(16);",
  },
  {
    without: "copies a stored block from behind its end",
    file: "inflate.ts",
    from: "start + length > inputEnd || output",
    to: "output",
  },
  {
    without: "writes beyond what it was given",
    file: "inflate.ts",
    from: "while (to <= toEnd && from <= fromEnd) {",
    to: "while (from <= fromEnd) {",
  },
  {
    without: "knows more codes than there are",
    file: "codes.ts",
    from: "if (literals > 286 || distances > 30) return false;",
    to: "",
  },
  {
    without: "repeats a length before the first",
    file: "codes.ts",
    from: "if (symbol == 16 && at == 0) return false;",
    to: "",
  },
  {
    without: "repeats lengths beyond the last",
    file: "codes.ts",
    from: "if (at + times > count) return false;",
    to: "",
  },
  {
    without: "takes codes that do not add up",
    file: "huffman.ts",
    from: "if (codes != 1 << BITS_MAX) return false;",
    to: "",
  },
  {
    without: "forgets that a CRC starts with ones",
    file: "fold.ts",
    from: "store<u32>(room, 0xffffffff);",
    to: "",
  },
  {
    without: "lets the quotient go on behind its end",
    file: "fold.ts",
    from: "memory.fill(to + GREATEST, 0, THIRD);",
    to: "",
  },
  {
    without: "forgets the quotient where its room ends",
    file: "fold.ts",
    from: "memory.copy(room, to, GREATEST);",
    to: "",
  },
  {
    without: "forgets the last bytes of what is checked",
    file: "fold.ts",
    from: "memory.copy(left + GREATEST, at + GREATEST, end - at - GREATEST);",
    to: "",
  },
];

/** Gzips of every kind, some of them damaged, and how a scanner is to inflate them. */
function* eachGzip(): Generator<Parameters<Scanner["inflate"]>> {
  const next = createGzipSource(createRandom(1));
  const gzips = [...oddGzips.map(([, gzip]) => gzip), ...Array.from({ length: 3000 }, next)];
  for (const gzip of gzips) {
    yield [gzip, believing(gzip)];
    yield [gzip, { bytesMax: 1 << 22, crc32 }];
  }
}

/** Which of many gzips it is that the scanner inflates otherwise than one that is sound. */
export function findOddGzip(scanner: Scanner, sound: Scanner): number | undefined {
  let number = 0;
  for (const given of eachGzip()) {
    number += 1;
    const expected = sound.inflate(...given);
    const lent = scanner.inflate(...given);
    const isSame =
      expected === undefined || lent === undefined
        ? expected === lent
        : Buffer.compare(expected, lent) === 0;
    if (!isSame) return number;
  }
  return undefined;
}
