import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { describeObstacle } from "../describe-obstacle.ts";
import { UsageError } from "../usage-error.ts";

/** Sorts more than fits into memory. */
export interface Sorter {
  add(key: SortKey, text: Uint8Array): void;
  /** All of them in the order of their keys, each key once; nothing can be added any more. */
  sorted(): Generator<Sorted, void>;
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

/** A text, in UTF-8, and what it was sorted by. */
export interface Sorted extends SortKey {
  readonly text: Uint8Array;
}

/** How many bytes are held before they go to disk: as many as a gigabyte of records may bring. */
const heldBytesMax = 32 * 1024 * 1024;

/**
 * Creates a sorter. Beyond so many bytes it sorts what it holds and appends it, as one run, to
 * a file, and at the end merges the runs. The file lies in the system's temporary folder and loses
 * its name as soon as it is open: nobody else can open it, and nothing is left of it whatever
 * happens to the process.
 */
export function createSorter(bytesMax: number = heldBytesMax): Sorter {
  let held: Entry[] = [];
  let bytes = 0;
  let order = 0;
  let file: number | undefined;
  const runs: Run[] = [];
  const spill = (): void => {
    const start = runs.at(-1)?.end ?? 0;
    const entries = held.toSorted(compare);
    const opened = file ?? attempt(openNameless);
    file = opened;
    runs.push(attempt(() => writeRun(opened, start, entries)));
    held = [];
    bytes = 0;
  };
  return {
    add({ timeMs, id, place }, text) {
      held.push({ timeMs, id, place, order, text });
      order += 1;
      bytes += text.length;
      if (bytes > bytesMax) spill();
    },
    *sorted() {
      if (file === undefined) yield* distinct(held.toSorted(compare).values());
      else {
        spill();
        const from = file;
        const size = Math.max(readBytesMin, Math.floor(readBytesTotal / runs.length));
        yield* distinct(merge(runs.map((run) => readRun(from, run, size))));
      }
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** How many bytes of all runs are held while they are merged, and of one at least. */
const readBytesTotal = 8 * 1024 * 1024;
const readBytesMin = 4 * 1024;

/** Where in the file a run lies, in bytes. */
interface Run {
  readonly start: number;
  readonly end: number;
}

interface Entry extends Sorted {
  /** In which order they came, so that equal keys stay in it. */
  readonly order: number;
}

function compare(a: Entry, b: Entry): number {
  if (a.timeMs !== b.timeMs) {
    return (a.timeMs ?? Number.MAX_VALUE) - (b.timeMs ?? Number.MAX_VALUE);
  }
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.place - b.place || a.order - b.order;
}

function* distinct(entries: Iterator<Entry>): Generator<Sorted, void> {
  let last: Entry | undefined;
  for (let next = entries.next(); next.done !== true; next = entries.next()) {
    const { value } = next;
    const isCopy =
      value.id !== "" &&
      last?.id === value.id &&
      last.place === value.place &&
      last.timeMs === value.timeMs;
    if (!isCopy) yield value;
    last = value;
  }
}

/** A small disk for what is temporary is not a bug: whoever has it can mend that. */
function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    const variable = process.platform === "win32" ? "TEMP" : "TMPDIR";
    throw new UsageError(
      `There is more to sort than fits into memory, and ${tmpdir()} does not take it: ` +
        `${describeObstacle(cause)}. Make room there, or name another folder in ${variable}.`,
      { cause },
    );
  }
}

function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), "logcritical-"));
  try {
    return openSync(join(folder, "runs"), "wx+", 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How many entries are written at a time. */
const entriesWritten = 100;

function writeRun(file: number, start: number, entries: readonly Entry[]): Run {
  let end = start;
  for (let from = 0; from < entries.length; from += entriesWritten) {
    const bytes = Buffer.concat(entries.slice(from, from + entriesWritten).flatMap(printEntry));
    for (let at = 0; at < bytes.length; ) {
      at += writeSync(file, bytes, at, bytes.length - at, end + at);
    }
    end += bytes.length;
  }
  return { start, end };
}

/** The key and the length of the text, as JSON on a line; and the text as it is. */
function printEntry({ timeMs, id, place, order, text }: Entry): readonly Uint8Array[] {
  const key = JSON.stringify([timeMs ?? null, id, place, order, text.length]);
  return [Buffer.from(`${key}\n`), text];
}

const newline = 0x0a;

/** One buffer serves a run from start to end, as buffers are slow to be freed. */
function* readRun(file: number, { start, end }: Run, size: number): Generator<Entry, void> {
  let buffer = Buffer.alloc(size);
  let filled = 0;
  for (let at = start; at < end; ) {
    // An entry that is longer than the buffer.
    if (filled === buffer.length) buffer = Buffer.concat([buffer, Buffer.alloc(filled)]);
    const length = Math.min(buffer.length - filled, end - at);
    const count = readSync(file, buffer, { offset: filled, length, position: at });
    if (count === 0) throw new Error("the file of results became shorter while it was read");
    at += count;
    filled += count;
    let from = 0;
    for (let read = readEntry(buffer, from, filled); read !== undefined; ) {
      yield read.entry;
      from = read.end;
      read = readEntry(buffer, from, filled);
    }
    buffer.copyWithin(0, from, filled);
    filled -= from;
  }
}

/** The entry from the offset on, and where it ends; undefined where not all of it is there. */
function readEntry(
  buffer: Buffer,
  from: number,
  to: number,
): { readonly entry: Entry; readonly end: number } | undefined {
  const start = buffer.subarray(0, to).indexOf(newline, from) + 1;
  if (start === 0) return undefined;
  // `printEntry` wrote the line.
  const [timeMs, id, place, order, length] = JSON.parse(buffer.toString("utf8", from, start)) as [
    number | null,
    string,
    number,
    number,
    number,
  ];
  const end = start + length;
  if (end > to) return undefined;
  // The buffer is filled anew while the text is still needed.
  const text = new Uint8Array(buffer.subarray(start, end));
  return { entry: { timeMs: timeMs ?? undefined, id, place, order, text }, end };
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
