import type { Repeats } from "../state/state-table.ts";

/** How many findings there are, and when the first and the last happened. */
export function spanOf(findings: readonly { readonly atMs: number }[]): Repeats {
  let [firstMs, lastMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { atMs } of findings) {
    firstMs = Math.min(firstMs, atMs);
    lastMs = Math.max(lastMs, atMs);
  }
  return { count: findings.length, firstMs, lastMs };
}

/** Two spans as one. */
export function joinSpans(a: Repeats, b: Repeats | undefined): Repeats {
  if (b === undefined) return a;
  return {
    count: a.count + b.count,
    firstMs: Math.min(a.firstMs, b.firstMs),
    lastMs: Math.max(a.lastMs, b.lastMs),
  };
}
