import { createMemoryState } from "@logcritical/handler";
import { describe, expect, it } from "vitest";
import { createTimelyCounts } from "./timely-counts.ts";

const dayMs = 24 * 3600 * 1000;
const windowMs = 5000;
const point = (series: string, atMs: number, id = `${atMs}`) => ({ series, atMs, id, weight: 1 });

describe("counts in the order of time", () => {
  it("say what those that keep everything say", async () => {
    const kept = createMemoryState().counts;
    const timely = createTimelyCounts(kept);
    for (let atMs = 0; atMs < 60_000; atMs += 700) {
      const points = [point(`s${atMs % 3}`, atMs), point("all", atMs), point("all", atMs, "b")];
      for (const counts of [kept, timely]) await counts.add(points, atMs + dayMs);
      for (const name of ["s0", "s1", "s2", "all", "none"]) {
        const range = [name, atMs - windowMs, atMs + windowMs] as const;
        expect(await timely.read(...range)).toEqual(await kept.read(...range));
      }
    }
    expect(await timely.increment("c", 0, 1)).toBe(1);
    expect(await timely.increment("c", 0, 1)).toBe(2);
  });

  it("forget what no window reaches any more, and series left alone for a day", async () => {
    const timely = createTimelyCounts(createMemoryState().counts);
    await timely.add([point("a", 0), point("b", 0)], dayMs);
    await timely.add([point("a", 10_000)], 10_000 + dayMs);
    expect(await timely.read("a", 5000, 15_000)).toHaveLength(1);
    expect(await timely.read("a", 0, 15_000)).toHaveLength(1);
    expect(await timely.read("b", 0, 15_000)).toHaveLength(1);
    await timely.add([point("a", 3 * dayMs)], 4 * dayMs);
    expect(await timely.read("b", 0, 15_000)).toEqual([]);
  });

  it("count a point once, however often it comes", async () => {
    const timely = createTimelyCounts(createMemoryState().counts);
    for (let turn = 0; turn < 3; turn += 1) await timely.add([point("a", 1)], dayMs);
    expect(await timely.read("a", 0, 10)).toEqual([point("a", 1)]);
  });
});
