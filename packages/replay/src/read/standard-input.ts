import { fstatSync } from "node:fs";
import process from "node:process";
import { Readable } from "node:stream";
import { SourceError } from "./source-error.ts";

/**
 * Standard input. Of a folder or a disk Node.js gives nothing and says nothing (Node.js,
 * `lib/internal/bootstrap/switches/is_main_thread.js`), as if it were empty: then the stream fails.
 */
export function openStandardInput(): Readable {
  const kind = unreadKind();
  if (kind === undefined) return process.stdin;
  const reason = `not to be read, as it is a ${kind}: write its name in place of -`;
  return new Readable({
    read() {
      this.destroy(new SourceError(reason));
    },
  });
}

/** What standard input is, where it is nothing that Node.js reads. */
function unreadKind(): string | undefined {
  try {
    const found = fstatSync(0);
    if (found.isDirectory()) return "folder";
    return found.isBlockDevice() ? "disk" : undefined;
  } catch {
    // Some have none at all, which only matters to those who read it.
    return undefined;
  }
}
