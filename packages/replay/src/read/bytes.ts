import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { type Bytes, type Cut, tooLarge } from "./cut.ts";
import { describeOther } from "./describe-other.ts";
import type { FoundFile } from "./found.ts";
import { inflate, isGzip } from "./inflate.ts";
import { parseLocation } from "./s3/location.ts";
import { openObject } from "./s3/open-object.ts";
import { SourceError } from "./source-error.ts";
import { unstamp } from "./unstamp.ts";

/** How large the pieces are that are read from disk. */
const pieceBytes = 64 * 1024;

const newline = 0x0a;

/** A larger text in base64 is no payload of CloudWatch Logs, which stay below 1 MB. */
const base64BytesMax = 64 * 1024 * 1024;

/**
 * Reads a file or stream and unpacks it, going by its content: gzip of one or more members, and
 * base64 of gzip, as the payloads of CloudWatch Logs are shown. The times before the messages of an
 * export are taken away. What it unpacks to is cut off at the limit, so that no bomb fills the memory
 * or the day. What is live comes line by line, as whoever waits for it wants it.
 */
export async function* readBytes(source: Readable, bytesMax: number, isLive = false): Bytes {
  const pieces = rechunk(source, isLive);
  const first = await pieces.next();
  if (first.done === true) return;
  yield* refuseOthers(unstamp(unpack(first.value, prepend(first.value, pieces), bytesMax)));
}

function unpack(first: Uint8Array | Cut, bytes: Bytes, bytesMax: number): Bytes {
  if (first instanceof Uint8Array && isGzip(first)) return inflate(bytes, bytesMax);
  if (first instanceof Uint8Array && isBase64Gzip(first)) return readBase64(bytes, bytesMax);
  return limit(bytes, bytesMax);
}

/** Opens a file or an object; errors come as the last piece. */
export function openFile(file: FoundFile): Readable {
  if (file.content !== undefined) return openContent(file.content);
  if (parseLocation(file.path) !== undefined) return openObject(file);
  return createReadStream(file.path, { highWaterMark: pieceBytes });
}

function openContent(content: Uint8Array): Readable {
  const source = Readable.from([content], { objectMode: false });
  return Object.defineProperty(source, "bytesRead", { get: () => content.length });
}

/** Pieces of one size whatever the source gives, so that the same bytes are always cut alike. */
async function* rechunk(source: Readable, isLive: boolean): AsyncGenerator<Uint8Array | Cut, void> {
  let held: readonly Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of source) {
      // A stream without an encoding gives buffers only (Node.js, "stream.Readable").
      const bytes = piece as Buffer;
      held = [...held, bytes];
      size += bytes.length;
      const isWhole = isLive && bytes.at(-1) === newline;
      if (size < pieceBytes && !isWhole) continue;
      const all = join(held);
      let at = 0;
      for (; size - at >= pieceBytes; at += pieceBytes) yield all.subarray(at, at + pieceBytes);
      if (isWhole && at < size) {
        yield all.subarray(at);
        at = size;
      }
      held = at === size ? [] : [all.subarray(at)];
      size -= at;
    }
  } catch (error) {
    if (size > 0) yield join(held);
    yield { code: "unreadable", reason: describeFailure(error) };
    return;
  }
  if (size > 0) yield join(held);
}

function describeFailure(error: unknown): string {
  if (error instanceof SourceError) return error.message;
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return `not to be read (${reason})`;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

async function* prepend(first: Uint8Array | Cut, rest: Bytes): Bytes {
  yield first;
  yield* rest;
}

/** Lets through no more than so many bytes. */
async function* limit(bytes: Bytes, bytesMax: number): Bytes {
  let size = 0;
  for await (const piece of bytes) {
    if (piece instanceof Uint8Array) size += piece.length;
    if (size > bytesMax) {
      yield tooLarge(bytesMax);
      return;
    }
    yield piece;
  }
}

/** Ends with the reason where the first piece shows that there is no text in UTF-8. */
async function* refuseOthers(bytes: Bytes): Bytes {
  let isFirst = true;
  for await (const piece of bytes) {
    const other = isFirst && piece instanceof Uint8Array ? describeOther(piece) : undefined;
    if (other !== undefined) {
      yield other;
      return;
    }
    isFirst = false;
    yield piece;
  }
}

/** Base64 of gzip's first bytes (1f 8b 08), perhaps in quotes. */
function isBase64Gzip(bytes: Uint8Array): boolean {
  return /^\s*"?H4sI[\w+/=-]{8}/.test(Buffer.from(bytes.subarray(0, 64)).toString("latin1"));
}

async function* readBase64(bytes: Bytes, bytesMax: number): Bytes {
  let text = "";
  for await (const piece of limit(bytes, Math.min(bytesMax, base64BytesMax))) {
    if (!(piece instanceof Uint8Array)) {
      yield piece;
      return;
    }
    text += Buffer.from(piece).toString("latin1");
  }
  yield* inflate(once(Buffer.from(text.replaceAll(/["\s]/g, ""), "base64")), bytesMax);
}

async function* once(bytes: Uint8Array): Bytes {
  yield bytes;
}
