import { Readable } from "node:stream";
import type { FoundFile } from "../found.ts";
import { SourceError } from "../source-error.ts";
import { openS3 } from "./client.ts";
import { describeError } from "./describe-error.ts";
import { parseLocation } from "./location.ts";

/** The bytes of an object, and how many have been read, as of a file. */
export function openObject(file: FoundFile): Readable {
  let bytesRead = 0;
  const read = async function* (): AsyncGenerator<Uint8Array, void> {
    for await (const piece of await requestBody(file)) {
      bytesRead += piece.length;
      yield piece;
    }
    checkSize(file, bytesRead);
  };
  const source = Readable.from(read(), { objectMode: false });
  return Object.defineProperty(source, "bytesRead", { get: () => bytesRead });
}

/** How often an object is asked for whose bytes break off: the SDK only repeats whole requests. */
const attemptsMax = 3;

/** All bytes of a small object. Throws a `SourceError` where they cannot be had. */
export async function readObject(file: FoundFile): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const pieces: Uint8Array[] = [];
      for await (const piece of await requestBody(file)) pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      checkSize(file, bytes.length);
      return bytes;
    } catch (error) {
      const isFinal = error instanceof SourceError && !(error instanceof BrokenOff);
      if (isFinal || attempt === attemptsMax) throw toSourceError(error);
    }
  }
}

class BrokenOff extends SourceError {}

async function requestBody(file: FoundFile): Promise<AsyncIterable<Uint8Array>> {
  const { bucket, key } = parseLocation(file.path) ?? { bucket: "", key: "" };
  const { client, sdk } = await openS3();
  try {
    const command = new sdk.GetObjectCommand({
      Bucket: bucket,
      Key: key,
      // What was listed, and nothing that has taken its place.
      ...(file.etag !== undefined && { IfMatch: file.etag }),
    });
    const { Body } = await client.send(command);
    // In Node.js the body is a stream (AWS SDK for JavaScript, "streams").
    return Body as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new SourceError(describeError(error, "read"), { cause: error });
  }
}

function checkSize({ bytes }: FoundFile, size: number): void {
  if (size !== bytes) throw new BrokenOff(`of which S3 gave ${size} bytes of ${bytes}`);
}

function toSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  return new SourceError(describeError(error, "read"), { cause: error });
}
