import { type Found, type FoundFile, refuse } from "../found.ts";
import { SourceError } from "../source-error.ts";
import { parseLocation } from "./location.ts";
import { readObject } from "./open-object.ts";

/** How many objects are asked for ahead, and how many bytes they have together at most. */
const aheadMax = 24;
const bytesAheadMax = 32 * 1024 * 1024;

/** A larger object is read while it comes, when it is its turn. */
const objectBytesMax = 8 * 1024 * 1024;

/**
 * Fetches small objects before it is their turn, as most of the time of each is waiting. All else
 * passes as it is, in its place.
 */
export async function* prefetch(items: AsyncIterable<Found>): AsyncGenerator<Found, void> {
  const iterator = items[Symbol.asyncIterator]();
  const queue: { readonly found: Promise<Found>; readonly bytes: number }[] = [];
  let bytesAhead = 0;
  let isOver = false;
  for (;;) {
    while (!isOver && queue.length < aheadMax && bytesAhead < bytesAheadMax) {
      const next = await iterator.next();
      if (next.done === true) {
        isOver = true;
        break;
      }
      const item = next.value;
      if (queue.length === 0 && !isSmallObject(item)) yield item;
      else {
        const bytes = isSmallObject(item) ? item.bytes : 0;
        bytesAhead += bytes;
        queue.push({
          found: isSmallObject(item) ? fetchObject(item) : Promise.resolve(item),
          bytes,
        });
      }
    }
    const first = queue.shift();
    if (first === undefined) return;
    yield await first.found;
    bytesAhead -= first.bytes;
  }
}

function isSmallObject(item: Found): item is FoundFile {
  return (
    item.kind === "file" && item.bytes <= objectBytesMax && parseLocation(item.path) !== undefined
  );
}

/** Never rejects: nobody might be waiting for it when it does. */
async function fetchObject(file: FoundFile): Promise<Found> {
  try {
    return { ...file, content: await readObject(file) };
  } catch (error) {
    if (error instanceof SourceError) return refuse(file.name, "unreadable", error.message);
    throw error;
  }
}
