import { neutralise } from "@logcritical/rules/record";
import { type Context, exitCodes } from "../context.ts";
import { nameRecords } from "../output/name-records.ts";
import type { Reading } from "./read-records.ts";

/** Tells people what there is to be told of files, besides their records. */
export interface Listener {
  hear(item: Reading | Counted): void;
  /** Nothing comes any more: says so where there was no record, as it must not look as if none mattered. */
  end(): void;
  /** How many records there were. */
  count(): number;
  /** Whether anything could not be read. */
  exitCode(): number;
}

/** Records of a file that have been counted, and are not here. */
interface Counted {
  readonly kind: "portion";
  readonly count: number;
}

/** Starts to listen to what is read under the paths; what cannot be read is named on stderr. */
export function listen(paths: readonly string[], stderr: Context["stderr"]): Listener {
  let exitCode: number = exitCodes.fine;
  let count = 0;
  const name = (what: string, reason: string): void => {
    stderr.write(`${neutralise(`unreadable: ${what}: ${reason}`)}\n`);
    exitCode = exitCodes.unreadable;
  };
  return {
    hear(item) {
      if (item.kind === "batch") count += item.records.length;
      else if (item.kind === "portion") count += item.count;
      else if (item.kind === "unreadable") name(item.name, item.reason);
      else if (item.kind === "done") {
        for (const { name: part, reason } of item.unreadable) name(part, reason);
      }
    },
    end() {
      if (count > 0 || exitCode !== exitCodes.fine) return;
      stderr.write(`${neutralise(`No record in ${paths.join(", ")}: ${nameRecords}`)}.\n`);
    },
    count: () => count,
    exitCode: () => exitCode,
  };
}
