import { rmSync } from "node:fs";
import process from "node:process";

/** Whether a file is still to be written, which is a reason to go on. */
export function isFilePromised(): boolean {
  return promised.size > 0;
}

/** Takes note that the file will be written; false where that has been promised before. */
export function promiseFile(path: string): boolean {
  if (promised.has(path)) return false;
  promised.add(path);
  return true;
}

/** Forgets a promise, which has been kept or cannot be. */
export function forgetPromise(path: string): void {
  promised.delete(path);
}

const promised = new Set<string>();

/** Takes note of a file that is of no use before it is finished: should the process end, it goes. */
export function watchUnfinished(path: string): void {
  if (unfinished.size === 0) {
    process.on("exit", removeUnfinished);
    for (const signal of signals) process.on(signal, endBySignal);
  }
  unfinished.add(path);
}

/** Forgets a file, which has been finished or removed. */
export function forgetUnfinished(path: string): void {
  unfinished.delete(path);
  if (unfinished.size > 0) return;
  process.off("exit", removeUnfinished);
  for (const signal of signals) process.off(signal, endBySignal);
}

const unfinished = new Set<string>();

/** By which a person, a system that shuts down, or a closed terminal ends a process. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function removeUnfinished(): void {
  for (const path of unfinished) {
    rmSync(path, { force: true });
    forgetUnfinished(path);
  }
}

/** Without a listener the signal does what it always does, so that the shell sees what it expects. */
function endBySignal(signal: NodeJS.Signals): void {
  removeUnfinished();
  process.kill(process.pid, signal);
}
