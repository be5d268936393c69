import { setImmediate } from "node:timers/promises";
import type { Output } from "../context.ts";
import type { Row } from "../replay/replay.ts";
import { decodeUTF8 } from "../utf8.ts";
import type { Format } from "./format.ts";

/** How rows are put together. */
export interface RowsLayout {
  readonly format: Format;
  /** How many are printed; without it, all. */
  readonly limit?: number | undefined;
}

/**
 * Prints rows, goes through all of them, and returns how many there were beyond the limit. Between
 * two writes there is time to hear of a signal, or that nobody reads on.
 */
export async function printRows(
  rows: Iterable<Row>,
  { format, limit = Number.POSITIVE_INFINITY }: RowsLayout,
  output: Output,
): Promise<number> {
  let count = 0;
  const writer = new GatheringWriter(output);
  writer.write(format.head());
  for (const { timeMs, row } of rows) {
    count += 1;
    if (count > limit) continue;
    writer.write(format.lead(timeMs));
    if (writer.write(row)) await setImmediate();
  }
  writer.write(format.foot());
  writer.flush();
  return Math.max(0, count - limit);
}

/** How many bytes are written at a time. */
const writtenBytes = 64 * 1024;

/** Writes many short texts as few long ones. */
class GatheringWriter {
  readonly #output: Output;
  readonly #bytes = Buffer.allocUnsafe(writtenBytes);
  #size = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Takes a text, or a whole one in UTF-8, and says whether anything was passed on for it. */
  write(text: string | Uint8Array): boolean {
    if (text.length === 0) return false;
    const bytes = typeof text === "string" ? Buffer.from(text) : text;
    const isFull = this.#size + bytes.length > writtenBytes;
    if (isFull) this.flush();
    if (bytes.length > writtenBytes) this.#pass(bytes);
    else {
      this.#bytes.set(bytes, this.#size);
      this.#size += bytes.length;
    }
    return isFull;
  }

  flush(): void {
    if (this.#size > 0) this.#pass(this.#bytes.subarray(0, this.#size));
    this.#size = 0;
  }

  #pass(bytes: Uint8Array): void {
    if (this.#output.writeBytes === undefined) this.#output.write(decodeUTF8(bytes));
    else this.#output.writeBytes(bytes);
  }
}
