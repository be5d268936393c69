import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { root, run } from "./support/run.ts";
import { bin, spawnBin } from "./support/spawn-bin.ts";
import { createFolder } from "./support/trail-folder.ts";

/** What must never be seen of an obstacle that a person can remove. */
const trace = / at |node:|E[A-Z]{4,}/;

describe("a place that cannot be written", () => {
  it.each([
    ["-o", "findings.json", "it is there already"],
    ["-o", "none/findings.json", "there is no such file or folder"],
    ["-o", "findings.json/more.json", "a part of its path is a file"],
    ["--html", "findings.json", "it is there already"],
  ])("is told before anything is read: %s %s", async (flag, name, reason) => {
    const folder = await createFolder({ "findings.json": "evidence" });
    const path = join(folder, name);
    const { code, stdout, stderr } = await run(["replay", "fixtures/demo", flag, path]);
    const said = `${path} cannot be written: ${reason}. Name a new file, in a folder that is there.\n`;
    expect([code, stdout, stderr]).toEqual([2, "", said]);
  });

  it("takes no new rule", async () => {
    const folder = await createFolder({ rules: "a file" });
    const args = ["rules", "new", "mine", "--into", join(folder, "rules")];
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("rules/mine.ts cannot be written: it is there already.");
    expect(stderr).not.toMatch(trace);
  });

  it.runIf(process.platform === "linux")("is a full disk, where standard output goes", async () => {
    const full = await open("/dev/full", "w");
    const child = spawn(process.execPath, [bin, "replay", "fixtures/demo", "-q"], {
      cwd: root,
      stdio: ["ignore", full.fd, "pipe"],
    });
    const said = text(child.stderr ?? Readable.from([]));
    expect(await once(child, "exit")).toEqual([2, null]);
    await full.close();
    expect(await said).toBe("The output cannot be written: the disk is full. It lacks its end.\n");
  });
});

describe("a place that cannot be read", () => {
  it("is an example that is none, and does not keep the others from being tried", async () => {
    const folder = await createFolder();
    await run(["rules", "new", "mine", "--into", folder]);
    await mkdir(join(folder, "mine/match-folder.json"));
    // Where the engine that the rule imports is lent.
    const { code, stdout } = await spawnBin(["rules", "test", "."], { folder });
    expect(code).toBe(1);
    expect(stdout).toContain("The file cannot be opened: it is a folder.");
    expect(stdout).toContain("+ match-by-a-user.json");
  });

  it.each([
    ["rules", "test"],
    ["rules", "--rules"],
    ["replay", "none.json", "--rules"],
  ])("is JSON without a rule: %s %s", async (...args) => {
    const wanted = "a module, such as rules.ts, a folder of modules, or what rules export printed";
    for (const text of ["[]", "{}", "3"]) {
      const path = join(await createFolder({ "rules.json": text }), "rules.json");
      const { code, stderr } = await run([...args, path]);
      expect([code, stderr]).toEqual([2, `${path} holds no rules: name ${wanted}.\n`]);
    }
  });

  const isRoot = process.getuid?.() === 0;
  if (isRoot) console.warn("Skipped: root can read whatever mode a folder has.");
  it
    .skipIf(isRoot)
    .each([
      ["check"],
      ["rules", "test"],
      ["rules", "--rules"],
      ["replay", "none.json", "--compare"],
    ])("is a folder of rules that is not one's own: %s %s", async (...args) => {
    const folder = await createFolder();
    await chmod(folder, 0);
    const { code, stderr } = await run([...args, folder]);
    await chmod(folder, 0o700);
    const said = "cannot be opened: permission is denied. Name a module, such as rules.ts,";
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});
