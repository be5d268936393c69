import type { Output } from "../context.ts";
import type { Row } from "../replay/replay.ts";
import type { Format } from "./format.ts";

/** How rows are put together. */
export interface RowsLayout {
  readonly format: Format;
  /** How many are printed; without it, all. */
  readonly limit?: number | undefined;
}

/** How many characters are written at a time. */
const writtenLength = 64 * 1024;

/** Prints rows, goes through all of them, and returns how many there were beyond the limit. */
export function printRows(
  rows: Iterable<Row>,
  { format, limit = Number.POSITIVE_INFINITY }: RowsLayout,
  output: Output,
): number {
  let count = 0;
  let text = format.head();
  for (const { time, row } of rows) {
    count += 1;
    if (count > limit) continue;
    text += format.lead(time) + row;
    if (text.length < writtenLength) continue;
    output.write(text);
    text = "";
  }
  output.write(text + format.foot());
  return Math.max(0, count - limit);
}
