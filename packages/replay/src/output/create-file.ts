import { closeSync, openSync, writeFileSync } from "node:fs";
import type { Output } from "../context.ts";
import { UsageError } from "../usage-error.ts";

/** A new file: an old one may be evidence, and is never written over. */
export function createFile(path: string): Output & { readonly close: () => void } {
  try {
    const descriptor = openSync(path, "wx", 0o600);
    return {
      // All of it: where a disk is nearly full, `writeSync` may write a part and not complain.
      write: (text) => writeFileSync(descriptor, text),
      writeBytes: (bytes) => writeFileSync(descriptor, bytes),
      close: () => closeSync(descriptor),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`The output cannot be written: ${reason}`, { cause });
  }
}
