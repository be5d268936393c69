import { describe, expect, it } from "vitest";
import { findTotals } from "./window.ts";

/** Points as `[time, weight]`; their ids are their places. */
function check(points: readonly (readonly [number, number])[], over = 10): unknown {
  const all = points.map(([atMs, weight], index) => ({ atMs, weight, id: String(index) }));
  return Object.fromEntries(findTotals(all, { over, windowMs: 100 }));
}

describe("findTotals", () => {
  it.each<readonly [name: string, points: readonly (readonly [number, number])[], totals: object]>([
    ["finds nothing in nothing", [], {}],
    [
      "allows as much as is allowed",
      [
        [0, 5],
        [50, 5],
      ],
      {},
    ],
    ["finds one call that is too much", [[0, 11]], { 0: 11 }],
    [
      "finds what is too much together",
      [
        [0, 5],
        [50, 6],
      ],
      { 0: 11, 1: 11 },
    ],
    [
      "takes the window as open at its start",
      [
        [0, 5],
        [100, 6],
      ],
      {},
    ],
    [
      "takes points in any order",
      [
        [50, 6],
        [0, 5],
      ],
      { 0: 11, 1: 11 },
    ],
    [
      "leaves out what is too far away",
      [
        [0, 1],
        [200, 5],
        [250, 6],
      ],
      { 1: 11, 2: 11 },
    ],
    [
      "tells each point of a burst once",
      [
        [0, 6],
        [10, 6],
        [20, 6],
        [130, 6],
      ],
      { 0: 12, 1: 12, 2: 18 },
    ],
    [
      "counts one time many times",
      Array.from({ length: 11 }, () => [7, 1] as const),
      Object.fromEntries(Array.from({ length: 11 }, (_, id) => [id, 11])),
    ],
  ])("%s", (_, points, totals) => {
    expect(check(points)).toEqual(totals);
  });

  it("takes time in proportion to a burst's length", () => {
    const burst = Array.from({ length: 50_000 }, () => [7, 1] as const);
    expect(Object.keys(check(burst) as object)).toHaveLength(50_000);
  });
});
