import { readdirSync, type Stats, statSync } from "node:fs";
import { glob } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
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
  const walker: Walker = { selection, folder, open: [] };
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
    const found = await expand(path, folder);
    if (found.length === 0) yield refuse(path, "no-match");
    for (const match of found) yield* visit(resolve(folder, match), walker, true);
  }
}

/** Whatever it was to be, a variable that is not set most likely, it was not the folder at hand. */
const emptyWords = "not found: name a file or folder, or . for this one";

interface Walker {
  readonly selection: Selection;
  readonly folder: string;
  /** The folders that are being walked, from the outermost, by device and inode. */
  readonly open: readonly string[];
}

/** A path that exists is itself, whatever characters it has; only others are taken for globs. */
async function expand(path: string, folder: string): Promise<readonly string[]> {
  const status = look(resolve(folder, path));
  if (status.ok || !/[*?[{]/.test(path)) return [path];
  const matches: string[] = [];
  for await (const match of glob(path, { cwd: folder })) matches.push(match);
  return matches.toSorted(compare);
}

async function* visit(path: string, walker: Walker, isNamed: boolean): AsyncGenerator<Found, void> {
  const name = nameOf(path, walker.folder);
  const pruned = prune(path.split(sep).join("/"), walker.selection);
  const isCounted = pruned === "digest" || pruned === "insight";
  if (pruned !== undefined && !isCounted) {
    yield skip(name, pruned);
    return;
  }
  const status = look(path);
  if (!status.ok) {
    const isLikeBucket = isNamed && status.code === "not-found" && /^s3:/i.test(name);
    yield refuse(name, status.code, isLikeBucket ? bucketWords : status.reason);
    return;
  }
  const { value } = status;
  if (value.isDirectory()) yield* visitFolder(path, walker, `${value.dev}:${value.ino}`);
  else if (pruned !== undefined) yield skip(name, pruned);
  else if (value.isFile() && value.size === 0) yield skip(name, "empty");
  else if (value.isFile()) yield { kind: "file", name, path, bytes: value.size, isNamed };
  // A pipe that a person names is meant to be read; one that lies in a folder would wait for ever.
  else if (isNamed) yield { kind: "file", name, path, bytes: 0, isNamed };
  else yield skip(name, "not-a-file");
}

/** For `s3:/bucket`, `S3://bucket` and `s3://` alone, which are paths on disk like any other. */
const bucketWords = "not found: of a bucket, write s3://bucket/prefix";

async function* visitFolder(
  path: string,
  walker: Walker,
  identity: string,
): AsyncGenerator<Found, void> {
  const name = nameOf(path, walker.folder);
  if (walker.open.includes(identity)) {
    yield refuse(name, "symlink-loop");
    return;
  }
  const names = list(path);
  if (!names.ok) {
    yield refuse(name, names.code, names.reason);
    return;
  }
  const within = { ...walker, open: [...walker.open, identity] };
  for (const entry of names.value) yield* visit(resolve(path, entry), within, false);
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
