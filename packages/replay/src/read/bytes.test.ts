import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openFile, readBytes } from "./bytes.ts";

/** What is read of the bytes: how many, whether they are the first of `whole`, and the end. */
async function read(bytes: Uint8Array, whole: Buffer, bytesMax = 2 ** 30): Promise<object> {
  const pieces: Uint8Array[] = [];
  let code: string | undefined;
  // Parts of an odd size: the source decides, and nothing may depend on it.
  const parts = Array.from({ length: Math.ceil(bytes.length / 9973) }, (_, index) =>
    bytes.subarray(index * 9973, (index + 1) * 9973),
  );
  for await (const piece of readBytes(Readable.from(parts), bytesMax)) {
    if (piece instanceof Uint8Array) pieces.push(piece);
    else code = piece.code;
  }
  const all = Buffer.concat(pieces);
  return { count: all.length, same: whole.subarray(0, all.length).equals(all), code };
}

const text = Buffer.from('{"eventName":"A"}\n'.repeat(20_000));
const gzip = gzipSync(text);
/** Hardly shrinks, so that what is cut off is known to within a piece. */
const noise = Buffer.from(
  `[${Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 99_991).join()}]`,
);
const noisyGzip = gzipSync(noise);
const damaged = Buffer.from(noisyGzip);
const zeros = Buffer.alloc(512);
damaged.fill(0xff, 50_000, 50_100);

describe("readBytes", () => {
  it.each([
    ["text", text, text],
    ["gzip", gzip, text],
    ["gzip of several members", Buffer.concat([gzip, gzip]), Buffer.concat([text, text])],
    ["base64 of gzip", Buffer.from(gzip.toString("base64")), text],
    ["base64 in quotes and lines", Buffer.from(`"${wrap(gzip.toString("base64"))}"\n`), text],
    ["nothing", Buffer.alloc(0), Buffer.alloc(0)],
    ["one byte", Buffer.from("{"), Buffer.from("{")],
    ["text with a control character", Buffer.from('{"a":"\u0001"}'), Buffer.from('{"a":"\u0001"}')],
  ])("reads %s whole", async (_, bytes, whole) => {
    expect(await read(bytes, whole)).toEqual({ count: whole.length, same: true, code: undefined });
  });

  it.each<readonly [string, { bytes: Buffer; whole: Buffer; code?: string }]>([
    ["gzip that is cut off", { bytes: noisyGzip.subarray(0, 100_000), whole: noise }],
    ["gzip without its last bytes", { bytes: gzip.subarray(0, gzip.length - 4), whole: text }],
    ["gzip that is damaged", { bytes: damaged, whole: noise }],
    [
      "gzip with zeros behind",
      { bytes: Buffer.concat([gzip, zeros]), whole: text, code: "trailing" },
    ],
  ])("reads %s as far as it goes, always alike, and says so", async (_, given) => {
    const { bytes, whole, code = "bad-gzip" } = given;
    const first = await read(bytes, whole);
    expect(first).toMatchObject({ same: true, code });
    expect(first).not.toMatchObject({ count: 0 });
    expect(await read(bytes, whole)).toEqual(first);
  });

  it.each([
    ["a line end", Buffer.from("\n")],
    ["a word", Buffer.from("garbage")],
    ["some of another file", Buffer.from("x".repeat(60))],
  ])("reads all of a gzip that has %s behind it, and says so", async (_, more) => {
    const given = Buffer.concat([gzip, more]);
    expect(await read(given, text)).toEqual({ count: text.length, same: true, code: "trailing" });
  });

  it("reads all of a gzip with a wrong check sum, and says so", async () => {
    const wrong = Buffer.from(gzip);
    wrong[wrong.length - 8] = (wrong.at(-8) ?? 0) ^ 1;
    expect(await read(wrong, text)).toEqual({ count: text.length, same: true, code: "bad-gzip" });
  });

  it.each([
    ["UTF-16", Buffer.from("\u{feff}{}", "utf16le"), "encoding"],
    ["binary data", Buffer.from([0x00, 0x01, 0x02, 0x80]), "binary"],
    ["binary data in gzip", gzipSync(Buffer.from([0x00, 0x01, 0x02])), "binary"],
    ["what only begins as gzip", Buffer.from([0x1f, 0x8b, 0x00, 0x00]), "bad-gzip"],
    ["a bomb", gzipSync(Buffer.alloc(2 ** 26, " ")), "too-large"],
    [
      "a bomb in base64",
      Buffer.from(gzipSync(Buffer.alloc(2 ** 26)).toString("base64")),
      "too-large",
    ],
  ])("refuses %s", async (_, bytes, code) => {
    expect(await read(bytes, Buffer.alloc(0), 2 ** 20)).toEqual({ count: 0, same: true, code });
  });

  it("cuts off text beyond the limit", async () => {
    expect(await read(text, text, 100_000)).toMatchObject({ same: true, code: "too-large" });
  });

  it("says of a file that it cannot be opened", async () => {
    const found: unknown[] = [];
    for await (const piece of readBytes(
      openFile({ kind: "file", name: "a", path: "no/such/file", bytes: 1, isNamed: true }),
      100,
    ))
      found.push(piece);
    expect(found).toEqual([{ code: "unreadable", reason: "not to be read (ENOENT)" }]);
  });
});

function wrap(base64: string): string {
  return base64.replaceAll(/.{76}/g, "$&\r\n");
}
