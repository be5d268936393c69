import type { Output } from "../context.ts";
import type { Row } from "../replay/replay.ts";
import type { Format } from "./format.ts";
import { GatheringWriter } from "./gathering-writer.ts";

/** How rows are put together. */
export interface RowsLayout {
  readonly format: Format;
  /** How many are printed; without it, all. */
  readonly limit?: number | undefined;
}

/** Prints rows, goes through all of them, and returns how many there were beyond the limit. */
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
    if (writer.write(row)) await writer.pause();
  }
  writer.write(format.foot());
  writer.flush();
  return Math.max(0, count - limit);
}
