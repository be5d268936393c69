import { describe, expect, it } from "vitest";
import { createTop, type Top } from "./top.ts";

interface Count {
  readonly key: string;
  count: number;
}

function countAll(keys: readonly string[], kept?: number): Top<Count> {
  const top = createTop<Count>({
    create: (key) => ({ key, count: 0 }),
    rank: ({ count }) => count,
    ...(kept !== undefined && { kept }),
  });
  for (const key of keys) top.of(key).count += 1;
  return top;
}

describe("the highest of many", () => {
  it("are exact while all of them fit", () => {
    const ranking = countAll(["b", "a", "c", "c"]).highest(2);
    expect(ranking).toEqual({
      entries: [
        { key: "c", count: 2 },
        { key: "a", count: 1 },
      ],
      others: 1,
      shortBy: 0,
    });
  });

  it("say by how much they may be short where some were dropped", () => {
    const noise = Array.from({ length: 1000 }, (_, index) => `noise-${index}`);
    const keys = noise.flatMap((key, index) => (index % 2 === 0 ? [key, "loud"] : [key]));
    const { entries, others, shortBy } = countAll(keys, 10).highest(1);
    expect(entries).toEqual([{ key: "loud", count: 500 }]);
    expect(others).toBeGreaterThan(0);
    expect(shortBy).toBeGreaterThan(0);
    expect(shortBy).toBeLessThan(500);
  });

  it("never lose a total higher than what they say may be missing", () => {
    const keys = Array.from({ length: 5000 }, (_, index) => `k${(index * index * 31) % 997}`);
    const exact = countAll(keys).highest(1000).entries;
    const top = countAll(keys, 50);
    const { shortBy } = top.highest(1);
    for (const { key, count } of exact) {
      const known = top.known(key)?.count ?? 0;
      expect(known).toBeLessThanOrEqual(count);
      expect(known + shortBy).toBeGreaterThanOrEqual(count);
    }
  });

  it("take keys of any length for what they begin with", () => {
    const top = countAll(["x".repeat(1e6), "x".repeat(2e6)]);
    expect(top.highest(5).entries.map(({ key, count }) => [key.length, count])).toEqual([[256, 2]]);
  });
});
