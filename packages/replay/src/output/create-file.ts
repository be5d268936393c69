import { randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Output } from "../context.ts";
import { describeObstacle } from "../describe-obstacle.ts";
import { UsageError } from "../usage-error.ts";
import { forgetPromise, forgetUnfinished, promiseFile, watchUnfinished } from "./unfinished.ts";

/** A file that has its name once it is whole, and not before. */
export interface NewFile extends Output {
  /** Gives what was written its name. */
  finish(): void;
  /** Removes what was written and is not finished; to be called whatever happened. */
  close(): void;
}

/** The file of the name; none where there is no name, or one that means standard output. */
export function createOutput(path: string | undefined): NewFile | undefined {
  return path === undefined || isStandardOutput(path) ? undefined : createFile(path);
}

/** Whether a name means standard output, to which all goes where no file is named. */
export function isStandardOutput(path: string): boolean {
  return path === "-" || path === "/dev/stdout";
}

/**
 * A new file: an old one may be evidence, and is never written over. What is written lies beside it
 * until it is whole, and goes with a process that is interrupted: half a file would pass for all of
 * it, and be in the way of the next attempt. Nothing is on disk before the first text. A named pipe
 * or a device, which keeps nothing that could be lost, is written to as it is. Unless a mode says
 * otherwise, nobody else may read it: findings are nobody else's.
 */
export function createFile(path: string, mode = 0o600): NewFile {
  const place = resolve(path);
  const isStream = attempt(() => examinePlace(path), { path, mend: namesNew });
  if (!promiseFile(place)) throw cannot(path, `another option names it, too. ${namesNew}`);
  const file = isStream ? createStream(path) : createBeside(path, { mode, move: moveTo });
  return {
    ...file,
    close() {
      forgetPromise(place);
      file.close();
    },
  };
}

/** A file that takes the place of an old one once it is whole; until then that stays as it is. */
export function createReplacement(path: string, mode: number): NewFile {
  return createBeside(path, { mode, move: renameSync });
}

const namesNew = "Name a new file, in a folder that is there.";
const isRemoved = "What was written of it is removed: make room, or name a file elsewhere.";

/** Throws where the path cannot become a new file; true for what bytes only pass through. */
function examinePlace(path: string): boolean {
  if (/[/\\]$/.test(path)) throw cannot(path, `it names a folder. ${namesNew}`);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
    const probe = besideOf(path);
    closeSync(openSync(probe, "wx", 0o600));
    rmSync(probe);
    return false;
  }
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw cannot(path, `it is a folder. ${namesNew}`);
  if (found?.isFIFO() !== true && found?.isCharacterDevice() !== true) throw isThere(path);
  accessSync(path, constants.W_OK);
  return true;
}

function isThere(path: string): UsageError {
  return cannot(path, `it is there already. ${namesNew}`);
}

/** A name in the same folder, for what is not finished, which no one else has. */
function besideOf(path: string): string {
  // A name takes 255 bytes on most systems, and three for a character at most.
  const name = basename(path).slice(0, 70);
  return join(dirname(path), `${name}.${randomBytes(4).toString("hex")}.part`);
}

/** How what is written beside a name is opened, and comes to it. */
interface Manner {
  readonly mode: number;
  readonly move: (from: string, to: string) => void;
}

function createBeside(path: string, { mode, move }: Manner): NewFile {
  const beside = besideOf(path);
  let descriptor: number | undefined;
  let isUnfinished = false;
  const open = (): number => {
    if (descriptor !== undefined) return descriptor;
    descriptor = attempt(() => openSync(beside, "wx", mode), { path, mend: namesNew });
    isUnfinished = true;
    watchUnfinished(beside);
    return descriptor;
  };
  const shut = (): void => {
    const opened = descriptor;
    descriptor = undefined;
    if (opened !== undefined) closeSync(opened);
  };
  const write = (data: string | Uint8Array): void => {
    // All of it: where a disk is nearly full, `writeSync` may write a part and not complain.
    attempt(() => writeFileSync(open(), data), { path, mend: isRemoved });
  };
  const forget = (): void => {
    isUnfinished = false;
    forgetUnfinished(beside);
  };
  return {
    write,
    writeBytes: write,
    finish() {
      open();
      // Some disks, far away, say only now that they are full.
      attempt(shut, { path, mend: isRemoved });
      forget();
      attempt(() => move(beside, path), { path, mend: `All of it is in ${beside}.` });
    },
    close() {
      if (!isUnfinished) return;
      try {
        shut();
      } finally {
        rmSync(beside, { force: true });
        forget();
      }
    },
  };
}

/** To rename alone would write over what has come there meanwhile. */
function moveTo(from: string, to: string): void {
  closeSync(openSync(to, "wx", 0o600));
  try {
    renameSync(from, to);
  } catch (cause) {
    rmSync(to);
    throw cause;
  }
}

/** Whoever reads the other end may have seen enough: what comes then is for nobody. */
function createStream(path: string): NewFile {
  let descriptor: number | undefined;
  let isUnread = false;
  const write = (data: string | Uint8Array): void => {
    if (isUnread) return;
    try {
      descriptor ??= openSync(path, constants.O_WRONLY);
      writeFileSync(descriptor, data);
    } catch (cause) {
      isUnread = cause instanceof Error && "code" in cause && cause.code === "EPIPE";
      if (!isUnread) throw cannot(path, `${describeObstacle(cause)}. It lacks its end.`, cause);
    }
  };
  return {
    write,
    writeBytes: write,
    // A pipe that nobody ever opened would keep its reader waiting.
    finish: () => write(""),
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

function attempt<T>(run: () => T, { path, mend }: { path: string; mend: string }): T {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw cannot(path, `${describeObstacle(cause)}. ${mend}`, cause);
  }
}

function cannot(path: string, why: string, cause?: unknown): UsageError {
  return new UsageError(`${path} cannot be written: ${why}`, { cause });
}
