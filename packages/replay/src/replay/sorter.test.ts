import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "../usage-error.ts";
import { decodeUTF8 } from "../utf8.ts";
import { createSorter, type SortKey } from "./sorter.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "logcritical-sorter-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const sort = (entries: readonly (readonly [SortKey, string])[], bytesMax: number): string[] => {
  const sorter = createSorter(bytesMax);
  try {
    for (const [key, text] of entries) sorter.add(key, Buffer.from(text));
    return [...sorter.sorted()].map(({ text }) => decodeUTF8(text));
  } finally {
    sorter.close();
  }
};

/** In an order that is far from theirs, with several of each time. */
const many = Array.from({ length: 5000 }, (_, index) => {
  const at = (index * 7919) % 5000;
  return [
    { timeMs: Math.floor(at / 10), id: `id\t\n-${String(at % 10)}`, place: at % 3 },
    `text ${at} äöü\t${at % 2 === 0 ? "\n" : ""}"{}\t`,
  ] as const;
});

describe("a sorter", () => {
  it("sorts by time, then id, then place, and those without a time last", () => {
    const entries = [
      [{ timeMs: undefined, id: "a", place: 0 }, "6"],
      [{ timeMs: 2, id: "a", place: 0 }, "5"],
      [{ timeMs: 1, id: "b", place: 1 }, "4"],
      [{ timeMs: 1, id: "b", place: 0 }, "3"],
      [{ timeMs: 1, id: "a", place: 2 }, "2"],
      [{ timeMs: -1, id: "z", place: 9 }, "1"],
    ] as const;
    expect(sort(entries, 1000)).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  it("gives the first of several with the same key, and all of those without an id", () => {
    const key = { timeMs: 1, id: "a", place: 0 };
    const nameless = { timeMs: 1, id: "", place: 0 };
    const entries = [key, key, { ...key, place: 1 }, nameless, nameless].map(
      (each, index) => [each, String(index)] as const,
    );
    expect(sort(entries, 1000)).toEqual(["3", "4", "0", "2"]);
  });

  it.each([1, 50, 1000, 30_000])("gives the same with %i bytes in memory", (bytesMax) => {
    expect(sort(many, bytesMax)).toEqual(sort(many, 10_000_000));
  });

  it("leaves nothing on disk that has a name, not even while it is at work", () => {
    const sorter = createSorter(100);
    for (const [key, text] of many.slice(0, 100)) sorter.add(key, Buffer.from(text));
    const sorted = sorter.sorted();
    expect(sorted.next().done).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    sorter.close();
    sorter.close();
  });

  it("says where there is no room for what it cannot hold", () => {
    const none = join(folder, "none");
    vi.stubEnv("TMPDIR", none);
    const sorter = createSorter(100);
    const add = (): void => {
      for (const [key, text] of many.slice(0, 100)) sorter.add(key, Buffer.from(text));
    };
    expect(add).toThrow(UsageError);
    expect(add).toThrow(
      `There is more to sort than fits into memory, and ${none} does not take it: there is no such ` +
        "file or folder. Make room there, or name another folder in TMPDIR.",
    );
    sorter.close();
  });

  it("gives nothing of nothing", () => {
    expect(sort([], 10)).toEqual([]);
  });
});
