import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { describeOther } from "./describe-other.ts";

/** A text in an encoding, with each of its characters by its number. */
function encode(text: string, name: string): Buffer {
  const little16 = Buffer.from(text, "utf16le");
  const units = Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const little32 = Buffer.from(units.buffer);
  if (name === "UTF-16LE") return little16;
  if (name === "UTF-16BE") return Buffer.from(little16).swap16();
  return name === "UTF-32LE" ? little32 : Buffer.from(little32).swap32();
}

const names = ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"];

describe("the first bytes of a file", () => {
  it.each(names)("tell that it is %s, with a mark or without, and what to do", (name) => {
    for (const text of [
      "\u{feff}{",
      "{}",
      '{"Records":[]}',
      ' [ {"eventName":"é"}]',
      "\u{feff}é",
    ]) {
      const reason = `in ${name}: save it as UTF-8, in an editor or by iconv -f ${name} -t UTF-8`;
      expect(describeOther(encode(text, name))).toEqual({ code: "encoding", reason });
    }
  });

  it.each([
    ["nothing", ""],
    ["a number", "1"],
    ["JSON", '{"eventName":"é"}'],
    ["JSON with a mark", "\u{feff}[]"],
    ["JSON with a control character", '{"a":"\u{0}"}'],
    ["words", "ustar, BZh and PK\n"],
    ["words in another language", "日本語"],
  ])("are not told to be anything else than text: %s", (_, text) => {
    expect(describeOther(Buffer.from(text))).toBeUndefined();
  });

  it.each([
    ["zeros", [0, 0, 0, 0, 0, 0, 0, 0]],
    ["a small number", [32, 0, 0, 0, 1, 2, 3, 4]],
    ["small numbers", [65, 0, 66, 0, 1, 0, 2, 0, 3, 0]],
    ["what is between two zeros", [0, 65, 0, 200, 0, 65]],
    ["a picture", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]],
  ])("tell that it is binary: %s", (_, bytes) => {
    expect(describeOther(Buffer.from(bytes))?.code).toBe("binary");
  });

  const packed = [
    ["zip", [0x50, 0x4b, 3, 4, 20, 0]],
    ["zstd", [0x28, 0xb5, 0x2f, 0xfd, 4]],
    ["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
    ["bzip2", [...Buffer.from("BZh91AY&SY"), 0, 1]],
    ["7-Zip", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]],
    ["gzip twice", [...gzipSync("{}")]],
    ["tar", [...Buffer.alloc(257, "a"), ...Buffer.from("ustar\u{0}00"), ...Buffer.alloc(248)]],
  ] as const;
  it.each(packed)("tell that others are in it, packed by %s", (name, bytes) => {
    const reason = `packed by ${name}: unpack it first`;
    expect(describeOther(Buffer.from(bytes))).toEqual({ code: "packed", reason });
  });

  it.skipIf(!existsSync("/usr/bin/tar"))("tell a tar that was made by tar", () => {
    const bytes = execFileSync("/usr/bin/tar", ["-cf", "-", "package.json"]);
    expect(describeOther(bytes)?.reason).toBe("packed by tar: unpack it first");
  });
});
