import type { Readable } from "node:stream";
import { type Desk, type Examined, examineItem } from "../examine/examine-file.ts";
import { prefetch } from "../read/s3/prefetch.ts";
import type { Found } from "../read/walk.ts";
import { type CrewParts, examineInCrew } from "./crew.ts";
import { estimateUnpacked } from "./group-items.ts";

/** How files are to be examined. */
export interface ExamineParts {
  /** For what this thread examines itself. */
  readonly desk: Desk;
  readonly stdin: Readable;
  /** The threads, of which this one is the first; none where it is to be alone. */
  readonly crew?: Omit<CrewParts, "examineLocal" | "isHelping"> | undefined;
}

/**
 * What has to be read before threads are worth their start: each takes 0.2 s of the processor to
 * load and then some to warm up, in which one examines some 100 MB.
 */
const unpackedMin = 96 * 1024 * 1024;

/** So many files are worth it, too. */
const itemsMin = 2000;

/**
 * Examines what was found, and gives the results in its order: the same for any number of threads.
 * With one, and where there is little to read, this thread does it itself.
 */
export async function* examineItems(
  items: AsyncIterable<Found>,
  parts: ExamineParts,
): AsyncGenerator<Examined, void> {
  const { desk, stdin, crew } = parts;
  const examineLocal = (item: Found): AsyncIterable<Examined> => examineItem(item, desk, stdin);
  const iterator = prefetch(items);
  const first: Found[] = [];
  const isWorthIt = crew !== undefined && crew.threads > 1 && (await gather(iterator, first));
  const all = chain(first, iterator);
  if (isWorthIt) {
    const others = crew.threads - 1;
    yield* examineInCrew(all, { ...crew, threads: others, isHelping: true, examineLocal });
  } else for await (const item of all) yield* examineLocal(item);
}

/** Looks ahead until threads are worth it, and says whether they are. */
async function gather(items: AsyncIterator<Found>, into: Found[]): Promise<boolean> {
  let unpacked = 0;
  while (unpacked < unpackedMin && into.length < itemsMin) {
    const next = await items.next();
    if (next.done === true) return false;
    into.push(next.value);
    unpacked += estimateUnpacked(next.value);
  }
  return true;
}

async function* chain(
  first: readonly Found[],
  rest: AsyncIterator<Found>,
): AsyncGenerator<Found, void> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    yield next.value;
  }
}
