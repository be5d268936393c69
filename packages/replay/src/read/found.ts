import type { Pruned } from "./prune.ts";

/** A file to be read, or why something is not. */
export type Found = FoundFile | LeftOut;

/** A file or pipe. */
export interface FoundFile {
  readonly kind: "file";
  /** As people know it: relative to where they are, with `/`; `-` for standard input. */
  readonly name: string;
  readonly path: string;
  /** Its size on disk; 0 for pipes, whose size is not known. */
  readonly bytes: number;
  /** A person named it, or matched it by a glob, and so holds it for a trail. */
  readonly isNamed: boolean;
  /** Of an object in S3: what was found is what is to be read. */
  readonly etag?: string;
  /** Its bytes, where they have been fetched already. */
  readonly content?: Uint8Array;
}

/**
 * Something that is not read, on purpose (`skipped`) or because it cannot be. Files that lie among
 * others and hold something else altogether are `foreign`.
 */
export interface LeftOut {
  readonly kind: "skipped" | "unreadable";
  readonly name: string;
  readonly code: Pruned | Obstacle | "foreign" | "crashed";
  /** For people: `delivered outside the time asked for`. */
  readonly reason: string;
}

/** What can be wrong with a path. */
export type Obstacle =
  | "empty"
  | "symlink-loop"
  | "not-a-file"
  | "not-found"
  | "nameless"
  | "no-match"
  | "locked"
  | "unreadable";

/** Each completes a number: `2 with digests, which hold no records`. */
export const reasons: Readonly<Record<Pruned | Obstacle, string>> = {
  "outside-time": "delivered outside the time asked for",
  "other-account": "of another account",
  "other-region": "of another region",
  digest: "with digests, which hold no records",
  insight: "with Insights, which are no records of calls",
  empty: "empty",
  "symlink-loop": "looping, as a symbolic link leads back to a folder above it",
  "not-a-file": "neither a file nor a folder",
  "not-found": "not found",
  // Node.js puts U+FFFD in the place of such bytes, by which nothing can be found.
  nameless: "not found: rename it if its name is no UTF-8",
  "no-match": "without any match",
  locked: "not to be opened, so that nothing can match in it",
  unreadable: "not to be opened",
};

/** Something left out on purpose. */
export function skip(name: string, code: "empty" | "not-a-file" | Pruned): LeftOut {
  return { kind: "skipped", name, code, reason: reasons[code] };
}

/** Something that cannot be read. */
export function refuse(name: string, code: Obstacle, reason: string = reasons[code]): LeftOut {
  return { kind: "unreadable", name, code, reason };
}
