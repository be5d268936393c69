import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Sorts more than fits into memory. */
export interface Sorter {
  add(key: SortKey, text: string): void;
  /** All texts in the order of their keys, each key once; nothing can be added any more. */
  sorted(): Generator<string, void>;
  /** Removes what was put on disk. */
  close(): void;
}

/** By time, then by id, then by place. Of several with the same id and place, the first counts. */
export interface SortKey {
  /** Milliseconds since 1970; those without a time come last. */
  readonly timeMs: number | undefined;
  /** Empty for none. */
  readonly id: string;
  readonly place: number;
}

/** How many characters are held before they go to disk. */
const heldLengthMax = 8 * 1024 * 1024;

/**
 * Creates a sorter. Beyond so many characters it writes what it holds, sorted, into a file of a
 * folder of its own below the system's temporary one, and at the end merges the files.
 */
export function createSorter(lengthMax: number = heldLengthMax): Sorter {
  let held: Entry[] = [];
  let length = 0;
  let order = 0;
  let folder: string | undefined;
  const files: string[] = [];
  const spill = (): void => {
    folder ??= mkdtempSync(join(tmpdir(), "logcritical-"));
    const file = join(folder, `${files.length}`);
    writeRun(file, held.toSorted(compare));
    files.push(file);
    held = [];
    length = 0;
  };
  return {
    add({ timeMs = Number.MAX_SAFE_INTEGER, id, place }, text) {
      held.push({ timeMs, id, place, order, text });
      order += 1;
      length += text.length;
      if (length > lengthMax) spill();
    },
    *sorted() {
      if (files.length === 0) yield* distinct(held.toSorted(compare).values());
      else {
        spill();
        yield* distinct(merge(files.map(readRun)));
      }
    },
    close() {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Entry {
  readonly timeMs: number;
  readonly id: string;
  readonly place: number;
  /** In which order they came, so that equal keys stay in it. */
  readonly order: number;
  readonly text: string;
}

function compare(a: Entry, b: Entry): number {
  if (a.timeMs !== b.timeMs) return a.timeMs - b.timeMs;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.place - b.place || a.order - b.order;
}

function* distinct(entries: Iterator<Entry>): Generator<string, void> {
  let last: Entry | undefined;
  for (let next = entries.next(); next.done !== true; next = entries.next()) {
    const { value } = next;
    const isCopy =
      value.id !== "" &&
      last?.id === value.id &&
      last.place === value.place &&
      last.timeMs === value.timeMs;
    if (!isCopy) yield value.text;
    last = value;
  }
}

function writeRun(file: string, entries: readonly Entry[]): void {
  const descriptor = openSync(file, "wx", 0o600);
  for (let from = 0; from < entries.length; from += 1000) {
    const lines = entries.slice(from, from + 1000).map((entry) => `${JSON.stringify(entry)}\n`);
    writeSync(descriptor, lines.join(""));
  }
  closeSync(descriptor);
}

function* readRun(file: string): Generator<Entry, void> {
  const descriptor = openSync(file, "r");
  const bytes = Buffer.alloc(64 * 1024);
  let rest = Buffer.alloc(0);
  for (let count = 1; count > 0; ) {
    count = readSync(descriptor, bytes);
    const all = Buffer.concat([rest, bytes.subarray(0, count)]);
    const end = all.lastIndexOf(0x0a) + 1;
    for (const line of all.toString("utf8", 0, Math.max(0, end - 1)).split("\n")) {
      // This module wrote the line, from an Entry.
      if (line !== "") yield JSON.parse(line) as Entry;
    }
    rest = all.subarray(end);
  }
  closeSync(descriptor);
}

/** Takes the least of what the runs begin with, until they are used up. */
function* merge(runs: readonly Generator<Entry, void>[]): Generator<Entry, void> {
  const heads = runs.flatMap((run) => head(run));
  while (heads.length > 0) {
    let least = 0;
    for (let at = 1; at < heads.length; at += 1) {
      const [a, b] = [heads[at], heads[least]];
      if (a !== undefined && b !== undefined && compare(a.entry, b.entry) < 0) least = at;
    }
    const taken = heads[least];
    if (taken === undefined) return;
    yield taken.entry;
    heads.splice(least, 1, ...head(taken.run));
  }
}

interface Head {
  readonly entry: Entry;
  readonly run: Generator<Entry, void>;
}

function head(run: Generator<Entry, void>): readonly Head[] {
  const next = run.next();
  return next.done === true ? [] : [{ entry: next.value, run }];
}
