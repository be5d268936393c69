import { expect, it } from "vitest";
import type { Cut } from "./cut.ts";
import { unstamp } from "./unstamp.ts";

const time = "2026-08-01T10:00:00.000Z ";
const tail = "2026-08-01T10:00:00.123000+00:00 111122223333_CloudTrail_eu-west-1 ";
const cut: Cut = { code: "bad-gzip", reason: "damaged" };

/** What is left of the text, whatever the pieces in which it comes. */
async function strip(text: string, size: number): Promise<string> {
  const bytes = Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array | Cut, void> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    yield cut;
  }
  const parts: Uint8Array[] = [];
  let last: unknown;
  for await (const piece of unstamp(pieces())) {
    if (piece instanceof Uint8Array) parts.push(piece);
    else last = piece;
  }
  expect(last).toBe(cut);
  return Buffer.concat(parts).toString();
}

it.each<readonly [name: string, text: string, left: string]>([
  ["an export", `${time}{"a":1}\n${time}{"b":"é"}\n`, '{"a":1}\n{"b":"é"}\n'],
  ["one whose last line has no end", `${time}{"a":1}\n${time}{}`, '{"a":1}\n{}'],
  ["one with the ends of lines of Windows", `${time}{}\r\n${time}{}\r\n`, "{}\r\n{}\r\n"],
  ["what aws logs tail prints", `${tail}{"a":1}\n${tail}{}\n`, '{"a":1}\n{}\n'],
  [
    "lines without a stamp, or cut off",
    `${time}{}\n{}\n\n2026-08-01T10`,
    "{}\n{}\n\n2026-08-01T10",
  ],
  ["a stamp within a line", `${time}{"a":"${time}{}"}\n`, `{"a":"${time}{}"}\n`],
  [
    "a stamp without a message",
    `${time}{}\n${time}\n${time}START\n`,
    `{}\n${time}\n${time}START\n`,
  ],
  ["a file whose first line has none", `x\n${time}{}\n`, `x\n${time}{}\n`],
  ["a long line", `${time}{"a":"${"x".repeat(5000)}"}`, `{"a":"${"x".repeat(5000)}"}`],
])("takes the stamps from %s", async (_, text, left) => {
  for (const size of [700, 1000, 64 * 1024]) expect(await strip(text, size)).toBe(left);
});

it("takes them wherever a piece ends", async () => {
  const lines = Array.from({ length: 40 }, (_, index) => `{"n":${index}}\n`);
  const text = lines.map((line) => `${tail}${line}`).join("");
  for (let size = tail.length + 1; size < 400; size += 1) {
    expect(await strip(text, size)).toBe(lines.join(""));
  }
});
