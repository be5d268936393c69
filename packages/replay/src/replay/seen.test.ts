import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSeen } from "./seen.ts";

describe("seen", () => {
  it.each([
    ["UUIDs", () => randomUUID()],
    ["other ids", () => `id-${randomUUID()}`],
  ])("knows %s again, however many", (_, createId) => {
    const seen = createSeen();
    const ids = Array.from({ length: 20_000 }, createId);
    expect(ids.filter((id) => seen.add(id))).toEqual([]);
    expect(ids.filter((id) => !seen.add(id))).toEqual([]);
  });

  it("tells apart ids that differ in one digit or letter", () => {
    const seen = createSeen();
    const id = "00000000-0000-4000-8000-000000000000";
    const ids = id
      .split("")
      .flatMap((digit, at) => (digit === "0" ? [`${id.slice(0, at)}1${id.slice(at + 1)}`] : []));
    const others = [id, id.replace("4", "0"), "EXAMPLE", "example", "", "0"];
    expect([...ids, ...others].filter((one) => seen.add(one))).toEqual([]);
  });

  it("forgets the oldest when it is full, and never the last ones", () => {
    const seen = createSeen(2 ** 12);
    const held = Math.floor(2 ** 12 * 0.7);
    const ids = Array.from({ length: 5 * held }, () => randomUUID());
    for (const [at, id] of ids.entries()) {
      expect(seen.add(id)).toBe(false);
      expect(seen.add(ids[Math.max(0, at - held)] ?? "")).toBe(true);
    }
    expect(seen.add(ids[0] ?? "")).toBe(false);
  });
});
