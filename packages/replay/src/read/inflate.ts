import { createGunzip, type Gunzip } from "node:zlib";
import { type Bytes, type Cut, tooLarge } from "./cut.ts";

/** Whether the bytes begin as gzip does (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * How much is given to zlib at a time. Deflate shrinks at most 1,032-fold (zlib.net/zlib_tech.html),
 * so that no more than 16 MiB come out of it before the limit is looked at.
 */
const givenBytes = 16 * 1024;

/**
 * What came out of the bytes that zlib stumbles over is lost. Most that is wrong with gzip stands at its
 * end, so that of the last bytes it is given few at a time, and of the very last each by itself.
 */
const fewBytes = 256;
const singleBytes = 64;

/** How large the pieces are that come out. */
const pieceBytes = 64 * 1024;

/**
 * Inflates gzip of any number of members. Of what is truncated or damaged, or has something else
 * behind it, what could be inflated comes before the reason: in an incident, the last file is often
 * cut.
 */
export async function* inflate(bytes: Bytes, bytesMax: number): Bytes {
  const gunzip = createInflater();
  let given = 0;
  let tail: Uint8Array = new Uint8Array();
  let size = 0;
  let ready: readonly Uint8Array[] = [];
  let readySize = 0;
  for await (const part of cutParts(bytes)) {
    if (!(part instanceof Uint8Array)) {
      yield* join(ready);
      yield part;
      return;
    }
    given += part.length;
    tail = Buffer.concat([tail, part.subarray(-isizeAndOne)]).subarray(-isizeAndOne);
    const { pieces, cut } = await gunzip.write(part);
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    size += length;
    if (size > bytesMax) {
      gunzip.close();
      yield tooLarge(bytesMax);
      return;
    }
    // Small pieces go on together, as whoever gets the first one wants to see what it begins.
    readySize += length;
    ready = [...ready, ...pieces];
    if (readySize >= pieceBytes || cut !== undefined) {
      yield* join(ready);
      [ready, readySize] = [[], 0];
    }
    if (cut !== undefined) {
      yield cut;
      return;
    }
  }
  const { pieces, cut } = await gunzip.end();
  yield* join([...ready, ...pieces]);
  if (cut !== undefined) yield isFollowedByOne(tail, size) ? trailing : cut;
  else if (gunzip.read() < given) yield trailing;
}

function* join(pieces: readonly Uint8Array[]): Generator<Uint8Array, void> {
  const joined = Buffer.concat(pieces);
  if (joined.length > 0) yield joined;
}

/** What ends a gzip member (RFC 1952, ISIZE: four bytes), and one byte more. */
const isizeAndOne = 5;

/** Whether all has come out, and one byte stands behind it, which zlib takes for a member cut off. */
function isFollowedByOne(tail: Uint8Array, size: number): boolean {
  if (size === 0 || tail.length < isizeAndOne) return false;
  return new DataView(tail.buffer, tail.byteOffset).getUint32(0, true) === size % 2 ** 32;
}

/** Cuts bytes into the parts that zlib is given one after the other. */
async function* cutParts(bytes: Bytes): Bytes {
  let last: Uint8Array = new Uint8Array();
  for await (const piece of bytes) {
    if (!(piece instanceof Uint8Array)) {
      yield* cutSmall(last);
      yield piece;
      return;
    }
    for (let at = 0; at < piece.length; at += givenBytes) {
      if (last.length > 0) yield last;
      last = piece.subarray(at, at + givenBytes);
    }
  }
  yield* cutSmall(last);
}

function* cutSmall(part: Uint8Array): Generator<Uint8Array, void> {
  const few = Math.max(0, part.length - singleBytes);
  for (let at = 0; at < few; at += fewBytes) yield part.subarray(at, Math.min(few, at + fewBytes));
  for (let at = few; at < part.length; at += 1) yield part.subarray(at, at + 1);
}

/** What came out of zlib, and why no more will. */
interface Inflated {
  readonly pieces: readonly Uint8Array[];
  readonly cut?: Cut;
}

interface Inflater {
  write(part: Uint8Array): Promise<Inflated>;
  end(): Promise<Inflated>;
  close(): void;
  /** How many of the bytes given were gzip. */
  read(): number;
}

function createInflater(): Inflater {
  const gunzip: Gunzip = createGunzip({ chunkSize: pieceBytes });
  let pieces: Uint8Array[] = [];
  let failure: Error | undefined;
  let isOver = false;
  let settle: () => void = () => undefined;
  gunzip.on("data", (piece: Buffer) => pieces.push(piece));
  gunzip.on("error", (error) => {
    failure = error;
    settle();
  });
  // Also before all is given, where the gzip data ends before the bytes do.
  gunzip.on("end", () => {
    isOver = true;
    settle();
  });
  const wait = (start: () => void): Promise<Inflated> =>
    new Promise((resolve) => {
      settle = () => {
        const inflated = { pieces, ...(failure && { cut: describe(failure) }) };
        pieces = [];
        resolve(inflated);
      };
      if (isOver) settle();
      else start();
    });
  return {
    write: (part) => wait(() => gunzip.write(part, () => settle())),
    end: () => wait(() => gunzip.end()),
    close: () => gunzip.destroy(),
    read: () => gunzip.bytesWritten,
  };
}

function describe(error: Error): Cut {
  // The first member's has been seen to be right.
  if (error.message === "incorrect header check") return trailing;
  const code = "code" in error ? String(error.code) : error.message;
  const reason =
    code === "Z_BUF_ERROR" ? "with gzip that is cut off" : `with damaged gzip (${code})`;
  return { code: "bad-gzip", reason };
}

const trailing: Cut = { code: "trailing", reason: "with something else after the gzip" };
