import type { _Object, ListObjectsV2CommandOutput } from "@aws-sdk/client-s3";
import { type Found, refuse, skip } from "../found.ts";
import { isSettled, prune } from "../prune.ts";
import type { Selection } from "../selection.ts";
import { openS3 } from "./client.ts";
import { describeError } from "./describe-error.ts";
import { type Location, printLocation } from "./location.ts";

/**
 * Finds the objects of a bucket whose keys begin so, in the order of their keys. Folder by folder,
 * as long as the folders below may be left out unlisted, for what their path says of account,
 * region and time; then all of what lies below at once, a thousand to a request.
 */
export async function* walkBucket(
  location: Location,
  selection: Selection,
): AsyncGenerator<Found, void> {
  let isFound = false;
  try {
    for await (const found of walkFolder(location, selection)) {
      isFound = true;
      yield found;
    }
  } catch (error) {
    yield refuse(printLocation(location), "unreadable", describeError(error, "list"));
    return;
  }
  if (!isFound) yield refuse(printLocation(location), "not-found");
}

async function* walkFolder(location: Location, selection: Selection): AsyncGenerator<Found, void> {
  const { bucket, key } = location;
  const delimiter = isSettled(key, selection) ? undefined : "/";
  for await (const { Contents = [], CommonPrefixes = [] } of listPages(location, delimiter)) {
    // Each list is in order, and of both a page gives what comes next.
    const entries = [
      ...Contents.map((object) => ({ key: object.Key ?? "", object })),
      ...CommonPrefixes.map(({ Prefix = "" }) => ({ key: Prefix, object: undefined })),
    ].toSorted((a, b) => (a.key < b.key ? -1 : 1));
    for (const { key: found, object } of entries) {
      const place = { bucket, key: found };
      if (object !== undefined)
        yield judgeObject(place, object, { selection, isNamed: found === key });
      else yield* enterFolder(place, selection);
    }
  }
}

async function* enterFolder(place: Location, selection: Selection): AsyncGenerator<Found, void> {
  const pruned = prune(printLocation(place), selection);
  // Digests and Insights are skipped one by one, so that they are counted.
  if (pruned === undefined || pruned === "digest" || pruned === "insight") {
    yield* walkFolder(place, selection);
  } else yield skip(printLocation(place), pruned);
}

interface Judging {
  readonly selection: Selection;
  readonly isNamed: boolean;
}

function judgeObject(place: Location, object: _Object, { selection, isNamed }: Judging): Found {
  const name = printLocation(place);
  const { Size: bytes = 0, ETag: etag } = object;
  const pruned = prune(name, selection);
  if (pruned !== undefined) return skip(name, pruned);
  // Consoles make empty objects to stand for folders.
  if (bytes === 0) return skip(name, "empty");
  return { kind: "file", name, path: name, bytes, isNamed, ...(etag !== undefined && { etag }) };
}

async function* listPages(
  { bucket, key }: Location,
  delimiter: "/" | undefined,
): AsyncGenerator<ListObjectsV2CommandOutput, void> {
  const { client, sdk } = await openS3();
  const request = { Bucket: bucket, Prefix: key, ...(delimiter && { Delimiter: delimiter }) };
  yield* sdk.paginateListObjectsV2({ client }, request);
}
