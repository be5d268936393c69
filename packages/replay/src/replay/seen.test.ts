import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { idWords, writeId } from "../examine/record-id.ts";
import { createSeen } from "./seen.ts";

const see = (slotsMax?: number): ((id: string) => boolean) => {
  const seen = createSeen(slotsMax);
  const words = new Uint32Array(idWords);
  return (id) => {
    writeId(id, words, 0);
    return seen.add(words, 0);
  };
};

describe("seen", () => {
  it.each([
    ["UUIDs", () => randomUUID()],
    ["other ids", () => `id-${randomUUID()}`],
  ])("knows %s again, however many", (_, createId) => {
    const seen = see();
    const ids = Array.from({ length: 20_000 }, createId);
    expect(ids.filter((id) => seen(id))).toEqual([]);
    expect(ids.filter((id) => !seen(id))).toEqual([]);
  });

  it("knows of nothing without an id that it is a copy", () => {
    const seen = see();
    expect(["", "", "a", ""].map(seen)).toEqual([false, false, false, false]);
  });

  it("tells apart ids that differ in one digit or letter", () => {
    const seen = see();
    const id = "00000000-0000-0000-0000-000000000000";
    const ids = id
      .split("")
      .flatMap((digit, at) => (digit === "0" ? [`${id.slice(0, at)}1${id.slice(at + 1)}`] : []));
    const others = [
      id,
      "EXAMPLE",
      "example",
      "0",
      id.replaceAll("0", "a").toUpperCase(),
      id.replaceAll("0", "a"),
    ];
    expect([...ids, ...others].filter((one) => seen(one))).toEqual([]);
  });

  it("forgets the oldest when it is full, and never the last ones", () => {
    const seen = see(2 ** 12);
    const held = Math.floor(2 ** 12 * 0.7);
    const ids = Array.from({ length: 5 * held }, () => randomUUID());
    for (const [at, id] of ids.entries()) {
      expect(seen(id)).toBe(false);
      expect(seen(ids[Math.max(0, at - held)] ?? "")).toBe(true);
    }
    expect(seen(ids[0] ?? "")).toBe(false);
  });
});
