import { parseLocation } from "../read/s3/location.ts";
import type { Found } from "../read/walk.ts";

/**
 * A group is handed out once its files unpack to about so many bytes, or are so many. At the end all
 * threads wait for the one that has the last of them: some milliseconds with groups of this size.
 */
const unpackedMax = 1024 * 1024;
const itemsMax = 64;

/** What unpacks to more is large. */
const largeMin = 4 * 1024 * 1024;

/** Puts what was found into groups, in its order, each of which one thread examines at a time. */
export async function* groupItems(
  items: AsyncIterable<Found>,
): AsyncGenerator<readonly Found[], void> {
  let group: Found[] = [];
  let unpacked = 0;
  for await (const item of items) {
    if (isLocal(item) && group.length > 0) {
      yield group;
      [group, unpacked] = [[], 0];
    }
    group.push(item);
    unpacked += estimateUnpacked(item);
    if (unpacked < unpackedMax && group.length < itemsMax && !isLocal(item)) continue;
    yield group;
    [group, unpacked] = [[], 0];
  }
  if (group.length > 0) yield group;
}

/** Whether it is to be examined piece by piece, which takes its time. */
export function isLarge(item: Found): boolean {
  return estimateUnpacked(item) > largeMin;
}

/** Whether only the main thread can read it, which has the process's streams and the connections. */
export function isLocal(item: Found): boolean {
  if (item.kind !== "file" || item.content !== undefined) return false;
  return item.path === "-" || parseLocation(item.path) !== undefined;
}

/** How many bytes there will be, going by the name: records shrink some ninefold in gzip. */
export function estimateUnpacked(item: Found): number {
  if (item.kind !== "file") return 0;
  return item.name.endsWith(".gz") ? item.bytes * 9 : item.bytes;
}
