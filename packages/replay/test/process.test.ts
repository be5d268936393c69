import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, open, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { root, run } from "./support/run.ts";
import { bin, spawnBin } from "./support/spawn-bin.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const demo = ["replay", "fixtures/demo", "--settings", "fixtures/demo/settings.json"];
const record = json(stopLogging("1"));

describe("the process", () => {
  it("writes data to stdout, and all else to stderr", async () => {
    const { code, stdout, stderr } = await spawnBin([...demo, "--format", "ndjson"]);
    expect(code).toBe(0);
    for (const line of stdout.trimEnd().split("\n"))
      expect(JSON.parse(line)).toHaveProperty("ruleId");
    expect(stderr).toMatch(/^Findings .*^Records .* records\/s, peak memory /ms);
    expect(stderr).not.toMatch(/Warning/i);
  });

  it.each([
    { args: [], code: 0 },
    { args: ["--fail-on", "critical"], code: 1 },
    { args: ["--fail-on", "criticl"], code: 2 },
    { args: ["no-such-file"], code: 3 },
  ])("ends with $code for $args", async ({ args, code }) => {
    const ran = await spawnBin(["replay", "-", ...args], { stdin: record });
    expect(ran.code).toBe(code);
  });

  it("reads standard input, unpacked or not", async () => {
    const ran = await spawnBin(["replay", "-", "-q", "-f", "csv"], { stdin: record });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain("cloudtrail-change");
  });

  it.each([
    { command: ["replay", "-", "--rule", "cloudtrail-change"] },
    { command: ["grep", '{ $.eventName = "*" }', "-"] },
  ])("ends without a word of it when nobody reads on: $command", async ({ command }) => {
    // More than a pipe holds. Without an id each counts.
    const stdin = `${json(stopLogging("1", { eventID: undefined }))}\n`.repeat(5000);
    const { code, stdout, stderr } = await spawnBin(command, { stdin, charactersMax: 1 });
    expect(code).toBe(0);
    expect(stdout.length).toBeLessThan(stdin.length / 10);
    expect(stderr).not.toMatch(/EPIPE|Error| at /);
  });

  it("prints the data to its end when nobody reads what is said of it", async () => {
    const child = spawn(process.execPath, [bin, ...demo, "-f", "ndjson"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stderr.destroy();
    const data = text(child.stdout);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(await data).toBe((await run([...demo, "-f", "ndjson"])).stdout);
  });

  it.runIf(process.platform !== "win32")(
    "is silent with --quiet, and runs nothing that others may have put there",
    async () => {
      const folder = await createFolder({ "open/logcritical/none": "" });
      await chmod(join(folder, "open/logcritical"), 0o777);
      const list = async (name: string): Promise<readonly string[]> => {
        const cache = join(folder, name);
        // Tests have a cache of their own, and none while coverage is taken.
        const env = {
          XDG_CACHE_HOME: cache,
          NODE_COMPILE_CACHE: undefined,
          NODE_DISABLE_COMPILE_CACHE: undefined,
        };
        const ran = await spawnBin([...demo, "-q"], { env });
        expect(ran).toMatchObject({ code: 0, stderr: "" });
        return readdir(join(cache, "logcritical"));
      };
      expect(await list("open")).toEqual(["none"]);
      expect(await list("new")).toHaveLength(1);
      expect((await stat(join(folder, "new/logcritical"))).mode & 0o777).toBe(0o700);
    },
  );

  it.runIf(process.platform !== "win32")(
    "makes no folder of a cache or home that is relative",
    async () => {
      const folder = await createFolder({ trail: record });
      const cache = { NODE_COMPILE_CACHE: undefined, NODE_DISABLE_COMPILE_CACHE: undefined };
      const home = join(folder, "home");
      await spawnBin(["replay", "trail"], {
        folder,
        env: { ...cache, XDG_CACHE_HOME: "here", HOME: home },
      });
      expect(await readdir(join(home, ".cache"))).toEqual(["logcritical"]);
      const none = { ...cache, XDG_CACHE_HOME: "", HOME: "" };
      const ran = await spawnBin(["replay", "trail"], { folder, env: none });
      expect(ran.code).toBe(0);
      expect((await readdir(folder)).toSorted()).toEqual(["home", "trail"]);
    },
  );

  it.runIf(process.platform === "linux")("says that its folder has been removed", async () => {
    const folder = join(await createFolder({ "gone/none": "" }), "gone");
    const removed = ["-c", 'rm -r "$PWD" && exec "$@"', "sh", process.execPath, bin, "rules"];
    const child = spawn("sh", removed, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    const said = text(child.stderr);
    expect(await once(child, "exit")).toEqual([2, null]);
    expect(await said).toBe(
      "The folder you are in has been removed: change to one that is there.\n",
    );
  });

  it.runIf(process.platform !== "win32")("ends at Ctrl-C while threads are at work", async () => {
    // More findings than are held in memory, and so many files that there are threads.
    const packed = gzipSync(`${json(stopLogging("1", { eventID: undefined }))}\n`.repeat(10));
    const files: Record<string, Uint8Array | string> = { "tmp/none": "" };
    for (let index = 0; index < 2000; index += 1) files[`trail/${index}.gz`] = packed;
    const folder = await createFolder(files);
    const [pipe, temporary] = [join(folder, "pipe"), join(folder, "tmp")];
    execFileSync("mkfifo", [pipe]);
    const args = ["replay", "trail", pipe, "--threads", "2", "-q", "-o", "findings"];
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary },
      stdio: "ignore",
    });
    const ended = once(child, "exit");
    // The last thing to be read: it opens once a thread has opened it, too, which then waits.
    const writer = await open(pipe, "w");
    try {
      const stopped = performance.now();
      child.kill("SIGINT");
      expect(await ended).toEqual([null, "SIGINT"]);
      expect(performance.now() - stopped).toBeLessThan(5000);
      expect(await readdir(temporary)).toEqual(["none"]);
      expect((await readdir(folder)).toSorted()).toEqual(["pipe", "tmp", "trail"]);
    } finally {
      await writer.close();
    }
  });

  it("does not write over a file, which may be evidence", async () => {
    const folder = await createFolder();
    const output = join(folder, "findings.csv");
    const args = [...demo, "-f", "csv", "-o", output];
    const first = await run(args);
    expect(first).toMatchObject({ code: 0, stdout: "" });
    const written = await readFile(output, "utf8");
    expect(written).toContain("StopLogging");
    await writeFile(output, "evidence");
    const second = await run(args);
    expect(second).toMatchObject({ code: 2, stdout: "" });
    expect(second.stderr).toContain(`${output} cannot be written: it is there already.`);
    expect(await readFile(output, "utf8")).toBe("evidence");
  });

  it.each([
    { args: [], env: { CI: "1" } },
    { args: [], env: { FORCE_COLOR: "1", NO_COLOR: "1" } },
    { args: ["--no-color"], env: { FORCE_COLOR: "1" } },
  ])("has no colours where no terminal is: $args $env", async ({ args, env }) => {
    const { code, stdout, stderr } = await spawnBin([...demo, ...args], { env });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain("\u{1b}");
  });

  it("prints the same for the same input, in whatever order it is named", async () => {
    const places = ["fixtures/deliveries", "fixtures/demo", "fixtures/rules/rds-change"];
    const print = async (paths: readonly string[]): Promise<readonly string[]> => {
      const { stdout, stderr } = await spawnBin(["replay", "-f", "json", ...paths]);
      return [stdout, stderr.replace(/^.* records\/s.*\n/m, "")];
    };
    const [first, again, reordered] = await Promise.all([
      print(places),
      print(places),
      print(places.toReversed()),
    ]);
    expect(first?.[0]).toContain("StopLogging");
    expect(again).toEqual(first);
    expect(reordered?.[0]).toBe(first?.[0]);
  });
});
