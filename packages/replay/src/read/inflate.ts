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

/** How large the pieces are that come out. */
const pieceBytes = 64 * 1024;

/**
 * Inflates gzip of any number of members. Of what is truncated or damaged, what could be inflated
 * comes before the reason, but for the last piece: in an incident, the last file is often cut.
 */
export async function* inflate(bytes: Bytes, bytesMax: number): Bytes {
  const gunzip = createInflater();
  let given = 0;
  let size = 0;
  for await (const piece of bytes) {
    if (!(piece instanceof Uint8Array)) {
      yield piece;
      return;
    }
    for (let at = 0; at < piece.length; at += givenBytes) {
      const part = piece.subarray(at, at + givenBytes);
      given += part.length;
      const { pieces, cut } = await gunzip.write(part);
      size += pieces.reduce((sum, { length }) => sum + length, 0);
      if (size > bytesMax) {
        gunzip.close();
        yield tooLarge(bytesMax);
        return;
      }
      yield* pieces;
      if (cut !== undefined) {
        yield cut;
        return;
      }
    }
  }
  const { pieces, cut } = await gunzip.end();
  yield* pieces;
  if (cut !== undefined) yield cut;
  else if (gunzip.read() < given) yield trailing;
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
  const code = "code" in error ? String(error.code) : error.message;
  const reason =
    code === "Z_BUF_ERROR" ? "with gzip that is cut off" : `with damaged gzip (${code})`;
  return { code: "bad-gzip", reason };
}

const trailing: Cut = { code: "trailing", reason: "with something else after the gzip" };
