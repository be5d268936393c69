import { closeSync, openSync, writeFileSync } from "node:fs";
import type { Output } from "../context.ts";
import { describeObstacle } from "../describe-obstacle.ts";
import { UsageError } from "../usage-error.ts";

/** A new file: an old one may be evidence, and is never written over. */
export function createFile(path: string): Output & { readonly close: () => void } {
  const descriptor = attempt(() => openSync(path, "wx", 0o600), {
    path,
    mend: "Name a new file, in a folder that is there.",
  });
  const full = { path, mend: "What is in it now is not all." };
  return {
    // All of it: where a disk is nearly full, `writeSync` may write a part and not complain.
    write: (text) => attempt(() => writeFileSync(descriptor, text), full),
    writeBytes: (bytes) => attempt(() => writeFileSync(descriptor, bytes), full),
    close: () => closeSync(descriptor),
  };
}

function attempt<T>(run: () => T, { path, mend }: { path: string; mend: string }): T {
  try {
    return run();
  } catch (cause) {
    const reason = describeObstacle(cause);
    throw new UsageError(`${path} cannot be written: ${reason}. ${mend}`, { cause });
  }
}
