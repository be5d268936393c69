import type { Context } from "../context.ts";
import { createPaint } from "../output/paint.ts";
import { printCost, printInput } from "../output/summary.ts";
import type { Tally } from "../replay/tally.ts";

/** Says on stderr what was read, and what it cost since the start (see `performance.now`). */
export function tellInput(tally: Tally, startedMs: number, context: Context): void {
  const { columns, isColoured, stderr, peakMemory } = context;
  stderr.write(printInput(tally, { columns, paint: createPaint(isColoured) }));
  const elapsedMs = performance.now() - startedMs;
  stderr.write(printCost(tally, { elapsedMs, peakBytes: peakMemory(), columns }));
}
