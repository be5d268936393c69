import { readdirSync, type Stats, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { expandGlob } from "./expand-glob.ts";
import { type Found, type Obstacle, reasons, refuse, skip } from "./found.ts";
import { prune } from "./prune.ts";
import { parseLocation } from "./s3/location.ts";
import { walkBucket } from "./s3/walk-bucket.ts";
import type { Selection } from "./selection.ts";

export type { Found, FoundFile, LeftOut } from "./found.ts";

/**
 * Finds the files under the paths, which may be files, folders, globs, `s3://…` or `-`, in an order that is
 * the same on every machine. Folders and files whose place says that they hold nothing of the
 * selection are skipped unopened; digests and Insights are skipped file by file, so that they are
 * counted.
 */
export async function* walk(
  paths: readonly string[],
  selection: Selection,
  folder: string = process.cwd(),
): AsyncGenerator<Found, void> {
  const walker: Walker = { selection, folder };
  for (const path of paths) {
    if (path === "-") {
      yield { kind: "file", name: "-", path: "-", bytes: 0, isNamed: true };
      continue;
    }
    if (path === "") {
      yield refuse('""', "not-found", emptyWords);
      continue;
    }
    const location = parseLocation(path);
    if (location !== undefined) {
      yield* walkBucket(location, selection);
      continue;
    }
    yield* visitNamed(path, walker);
  }
}

/** Whatever it was to be, a variable that is not set most likely, it was not the folder at hand. */
const emptyWords = "not found: name a file or folder, or . for this one";

interface Walker {
  readonly selection: Selection;
  readonly folder: string;
}

/** A path that exists is itself, whatever characters it has; only others are taken for globs. */
async function* visitNamed(path: string, walker: Walker): AsyncGenerator<Found, void> {
  const { folder } = walker;
  const place = resolve(folder, path);
  if (look(place).ok || !/[*?[{]/.test(path)) {
    yield* visit(place, walker, "named");
    return;
  }
  const { matches, locked } = await expandGlob(path, folder);
  for (const one of locked) yield refuse(nameOf(one, folder), "locked");
  if (matches.length + locked.length === 0) yield refuse(path, "no-match");
  for (const match of matches) yield* visit(match, walker, "matched");
}

/** How a path was come by: a person named it, or a glob did, or it lies in a folder. */
type Origin = "named" | "matched" | "found";

/** A folder that is being walked, and how far. */
interface OpenFolder {
  readonly kind: "folder";
  readonly path: string;
  /** By device and inode. */
  readonly identity: string;
  /** Of what lies in it, in order. */
  readonly names: readonly string[];
  at: number;
}

/**
 * Finds what lies at and under a path that a person or a glob named. Folders may be nested as deep
 * as whoever made them liked, so they are held in a list, and not entered by a call within a call.
 */
function* visit(path: string, walker: Walker, origin: Origin): Generator<Found, void> {
  const open: OpenFolder[] = [];
  const enter = (found: Found | OpenFolder): readonly Found[] => {
    if (found.kind !== "folder") return [found];
    const isLoop = open.some(({ identity }) => identity === found.identity);
    if (isLoop) return [refuse(nameOf(found.path, walker.folder), "symlink-loop")];
    open.push(found);
    return [];
  };
  yield* enter(judge(path, walker, origin));
  for (let folder = open.at(-1); folder !== undefined; folder = open.at(-1)) {
    const name = folder.names[folder.at];
    folder.at += 1;
    const isTwice = folder.at > 1 && name === folder.names[folder.at - 2];
    if (name === undefined) open.pop();
    // Several names that are no UTF-8 may look alike, and like one that is.
    else if (isTwice) yield refuse(nameOf(resolve(folder.path, name), walker.folder), "nameless");
    else yield* enter(judge(resolve(folder.path, name), walker, "found"));
  }
}

function judge(path: string, { selection, folder }: Walker, origin: Origin): Found | OpenFolder {
  const name = nameOf(path, folder);
  const pruned = prune(path.split(sep).join("/"), selection);
  const isCounted = pruned === "digest" || pruned === "insight";
  if (pruned !== undefined && !isCounted) return skip(name, pruned);
  const status = look(path);
  if (!status.ok) {
    if (status.code === "not-found" && name.includes("\u{fffd}")) return refuse(name, "nameless");
    const isLikeBucket = origin === "named" && status.code === "not-found" && /^s3:/i.test(name);
    return refuse(name, status.code, isLikeBucket ? bucketWords : status.reason);
  }
  const { value } = status;
  if (value.isDirectory()) return openFolder(path, name, `${value.dev}:${value.ino}`);
  if (pruned !== undefined) return skip(name, pruned);
  if (value.isFile() && value.size === 0) return skip(name, "empty");
  const isNamed = origin !== "found";
  if (value.isFile()) return { kind: "file", name, path, bytes: value.size, isNamed };
  // A pipe that a person names is meant to be read; one that is only come across may have no end.
  return origin === "named"
    ? { kind: "file", name, path, bytes: 0, isNamed }
    : skip(name, "not-a-file");
}

/** For `s3:/bucket`, `S3://bucket` and `s3://` alone, which are paths on disk like any other. */
const bucketWords = "not found: of a bucket, write s3://bucket/prefix";

function openFolder(path: string, name: string, identity: string): Found | OpenFolder {
  const names = list(path);
  return names.ok
    ? { kind: "folder", path, identity, names: names.value, at: 0 }
    : refuse(name, names.code, names.reason);
}

type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: Obstacle; readonly reason: string };

/** At once: to hand the question to another thread takes twenty times as long as to answer it. */
function look(path: string): Attempt<Stats> {
  return attempt(() => statSync(path));
}

function list(path: string): Attempt<readonly string[]> {
  return attempt(() => readdirSync(path).toSorted(compare));
}

function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const obstacle = obstacles.get(code) ?? "unreadable";
    return { ok: false, code: obstacle, reason: `${reasons[obstacle]}${code && ` (${code})`}` };
  }
}

const obstacles: ReadonlyMap<string, Obstacle> = new Map([
  ["ENOENT", "not-found"],
  ["ENOTDIR", "not-found"],
  ["ELOOP", "symlink-loop"],
]);

function nameOf(path: string, folder: string): string {
  const name = relative(folder, path);
  return (name.startsWith(`..${sep}..${sep}`) ? path : name || ".").split(sep).join("/");
}

/** By code units: a locale would sort differently on another machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
