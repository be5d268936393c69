import { describe, expect, it } from "vitest";
import { createSettingsKeeper, type Kept } from "./settings-keeper.ts";

/** A keeper whose document and clock a test sets, and what it reads how often. */
function keep(): {
  readonly world: { text: string | Error; nowMs: number; reads: number };
  readonly refresh: () => Promise<Kept<string>>;
} {
  const world: { text: string | Error; nowMs: number; reads: number } = {
    text: "good 1",
    nowMs: 0,
    reads: 0,
  };
  const refresh = createSettingsKeeper<string>({
    source: async () => {
      world.reads += 1;
      if (world.text instanceof Error) throw world.text;
      return world.text;
    },
    compile: (text = "no settings") =>
      text.startsWith("bad")
        ? { ok: false, problems: [{ code: "bad", message: text }] }
        : { ok: true, value: text },
    fingerprint: (text) => text,
    nowMs: () => world.nowMs,
  });
  return { world, refresh };
}

describe("createSettingsKeeper", () => {
  it("reads a document once in 300 s", async () => {
    const { world, refresh } = keep();
    expect(await refresh()).toEqual({ value: "good 1", version: "good 1", problems: [] });
    world.text = "good 2";
    world.nowMs = 299_999;
    expect((await refresh()).value).toBe("good 1");
    world.nowMs = 300_000;
    expect((await refresh()).value).toBe("good 2");
    expect(world.reads).toBe(2);
  });

  it("keeps the last good document while a bad one is there, and says why", async () => {
    const { world, refresh } = keep();
    await refresh();
    world.text = "bad";
    world.nowMs = 300_000;
    const problems = [{ code: "bad", message: "bad" }];
    expect(await refresh()).toEqual({ value: "good 1", version: "good 1", problems });
    world.text = "good 1";
    world.nowMs = 600_000;
    expect((await refresh()).problems).toEqual([]);
  });

  it("keeps the last good document while none can be read", async () => {
    const { world, refresh } = keep();
    await refresh();
    world.text = new Error("denied");
    world.nowMs = 300_000;
    const kept = await refresh();
    expect(kept.value).toBe("good 1");
    expect(kept.problems[0]?.message).toContain("denied");
  });

  it.each([
    ["the first", []],
    ["a later", ["good 1"]],
  ])("tries a document that is out of reach again in 10 s, %s as well", async (_, before) => {
    const { world, refresh } = keep();
    for (const _ of before) await refresh();
    world.text = new Error("throttled");
    world.nowMs = 300_000;
    expect((await refresh()).problems).toHaveLength(1);
    world.text = "good 2";
    world.nowMs = 309_999;
    expect((await refresh()).problems).toHaveLength(1);
    world.nowMs = 310_000;
    expect(await refresh()).toEqual({ value: "good 2", version: "good 2", problems: [] });
    world.text = "good 3";
    world.nowMs = 609_999;
    expect((await refresh()).value).toBe("good 2");
  });

  it("tries one that stays out of reach ever less often, down to every 300 s", async () => {
    const { world, refresh } = keep();
    world.text = new Error("no answer");
    const tried: number[] = [];
    let before = "";
    for (world.nowMs = 0; world.nowMs < 1_300_000; world.nowMs += 5000) {
      world.text = new Error(`no answer at ${world.nowMs}`);
      const { message = "" } = (await refresh()).problems[0] ?? {};
      if (message !== before) tried.push(world.nowMs / 1000);
      before = message;
    }
    expect(tried).toEqual([0, 10, 30, 70, 150, 310, 610, 910, 1210]);
  });

  it("goes without settings where no document was ever good", async () => {
    const { world, refresh } = keep();
    world.text = "bad";
    expect(await refresh()).toMatchObject({ value: "no settings", version: "default" });
    world.text = "good 2";
    expect((await refresh()).value).toBe("no settings");
    world.nowMs = 300_000;
    expect((await refresh()).value).toBe("good 2");
  });

  it("throws where not even the rules alone compile, which only a bug can cause", async () => {
    const refresh = createSettingsKeeper<string>({
      source: async () => "x",
      compile: () => ({ ok: false, problems: [{ code: "bug", message: "bug" }] }),
      fingerprint: (text) => text,
      nowMs: () => 0,
    });
    await expect(refresh()).rejects.toThrow("bug");
  });
});
