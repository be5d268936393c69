import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createFile } from "../src/output/create-file.ts";
import { root, run } from "./support/run.ts";
import { bin, spawnBin } from "./support/spawn-bin.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const demo = ["replay", "fixtures/demo", "-q"];

/** What is asked for besides a file, so that each way of writing one is gone. */
const ways: readonly (readonly string[])[] = [
  ["-f", "ndjson"],
  ["-f", "csv", "--as-alerts"],
  ["-f", "ndjson", "--compare", "cis"],
];

describe.runIf(process.platform !== "win32")("a file that is not finished", () => {
  it.each([["SIGINT"], ["SIGTERM"], ["SIGHUP"]] as const)(
    "goes with the process: %s",
    async (signal) => {
      const folder = await createFolder();
      expect(await endHalfway(folder, signal)).toEqual([null, signal]);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it("goes with a process that ends by itself", async () => {
    const folder = await createFolder();
    const script = fileURLToPath(new URL("support/half-a-file.ts", import.meta.url));
    const child = spawn(process.execPath, [script, join(folder, "report"), "end"]);
    expect(await once(child, "exit")).toEqual([3, null]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is in nobody's way, and passes for nothing, where nobody could remove it", async () => {
    const folder = await createFolder();
    expect(await endHalfway(folder, "SIGKILL")).toEqual([null, "SIGKILL"]);
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^report\.[0-9a-f]{8}\.part$/)]);
    const path = join(folder, "report");
    expect(await run([...demo, "-o", path])).toMatchObject({ code: 0 });
    expect(await readFile(path, "utf8")).toContain("StopLogging");
  });

  it.each(ways.map((way) => [way.join(" "), way] as const))(
    "goes at Ctrl-C while it is written: %s",
    async (_, way) => {
      // More than is written at a time, and each an alert of its own.
      const lines = Array.from({ length: 300 }, (_, at) => json(stopLogging("1", later(at))));
      const folder = await createFolder({ "trail.ndjson": lines.join("\n"), "out/none": "" });
      const hook = fileURLToPath(new URL("support/interrupt-at-write.ts", import.meta.url));
      const args = [
        "--import",
        hook,
        bin,
        "replay",
        "trail.ndjson",
        "-q",
        ...way,
        "-o",
        "out/file",
      ];
      const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
      expect(await once(child, "exit")).toEqual([null, "SIGINT"]);
      expect(await readdir(join(folder, "out"))).toEqual(["none"]);
    },
  );

  it.runIf(process.platform === "linux")("goes where the disk is full", async () => {
    for (const way of [["-f", "ndjson", "-o"], ["--html"]]) {
      const folder = await createFolder({ "out/none": "" });
      const path = join(folder, "out/file");
      // In blocks of 512 bytes or 1 KiB.
      const limited = ["-c", 'ulimit -f 2; exec "$@"', "sh", process.execPath, bin];
      const child = spawn("sh", [...limited, ...demo, ...way, path], {
        cwd: root,
        stdio: ["ignore", "ignore", "pipe"],
      });
      const said = text(child.stderr);
      expect(await once(child, "exit")).toEqual([2, null]);
      expect(await said).toBe(
        `${path} cannot be written: it would be larger than a file may be. What was written of it ` +
          "is removed: make room, or name a file elsewhere.\n",
      );
      expect(await readdir(join(folder, "out"))).toEqual(["none"]);
    }
  });

  it.runIf(process.platform === "linux")("takes no earlier report with it", async () => {
    const folder = await createFolder({ "report.xml": "<testsuites/>" });
    const limited = ["-c", 'ulimit -f 2; exec "$@"', "sh", process.execPath, bin];
    const args = ["rules", "test", "fixtures/rules", "--junit", join(folder, "report.xml")];
    const child = spawn("sh", [...limited, ...args], { cwd: root, stdio: "ignore" });
    expect(await once(child, "exit")).toEqual([2, null]);
    expect(await readdir(folder)).toEqual(["report.xml"]);
    expect(await readFile(join(folder, "report.xml"), "utf8")).toBe("<testsuites/>");
  });

  it("has not begun while there is only reading", async () => {
    const folder = await createFolder();
    const file = createFile(join(folder, "findings"));
    expect(await readdir(folder)).toEqual([]);
    file.close();
    expect(await readdir(folder)).toEqual([]);
  });
});

/** What makes a record one that is told by itself: no id that others have, and an hour of its own. */
function later(hours: number): object {
  const atMs = Date.parse("2026-08-01T00:00:00Z") + hours * 3600 * 1000;
  return { eventID: undefined, eventTime: new Date(atMs).toISOString() };
}

/** Ends a process that has written half a file into the folder. */
async function endHalfway(folder: string, signal: NodeJS.Signals): Promise<unknown> {
  const script = fileURLToPath(new URL("support/half-a-file.ts", import.meta.url));
  const child = spawn(process.execPath, [script, join(folder, "report")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  expect(await readdir(folder)).toHaveLength(1);
  child.kill(signal);
  return once(child, "exit");
}

describe("a file that came while it was being written", () => {
  it("is not written over, and nothing of either is lost", async () => {
    const folder = await createFolder();
    const path = join(folder, "findings");
    const file = createFile(path);
    file.write("findings");
    await writeFile(path, "evidence");
    const beside = (await readdir(folder)).find((name) => name !== "findings") ?? "";
    const said = `${path} cannot be written: it is there already. All of it is in ${join(folder, beside)}.`;
    expect(() => file.finish()).toThrow(said);
    file.close();
    expect(readFileSync(path, "utf8")).toBe("evidence");
    expect(readFileSync(join(folder, beside), "utf8")).toBe("findings");
  });
});

describe("a name for a file", () => {
  it.each([
    ["folder", "it is a folder."],
    ["new/", "it names a folder."],
    ["nowhere", "it is there already."],
    ["n".repeat(300), "its name is too long."],
  ])("is refused before anything is read: %s", async (name, why) => {
    const folder = await createFolder();
    await mkdir(join(folder, "folder"));
    await symlink(join(folder, "none"), join(folder, "nowhere"));
    for (const flag of ["-o", "--html"]) {
      const { code, stdout, stderr } = await run([...demo, flag, `${folder}/${name}`]);
      const said = `${folder}/${name} cannot be written: ${why} Name a new file, in a folder that is there.\n`;
      expect([code, stdout, stderr]).toEqual([2, "", said]);
    }
  });

  it("is refused where another option has it", async () => {
    const path = join(await createFolder(), "both");
    const { code, stderr } = await run([...demo, "-o", path, "--html", path]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("another option names it, too.")]);
  });

  it.each([["-"], ["/dev/stdout"]])("may mean standard output: %s", async (name) => {
    const { code, stdout } = await run([...demo, "-f", "csv", "-o", name]);
    expect([code, stdout]).toEqual([0, (await run([...demo, "-f", "csv"])).stdout]);
    const page = await run([...demo, "--html", name]);
    expect([page.code, page.stdout]).toEqual([2, ""]);
    const junit = await run(["rules", "test", "fixtures/rules", "--junit", name]);
    expect([junit.code, junit.stdout]).toEqual([2, ""]);
    for (const { stderr } of [page, junit])
      expect(stderr).toContain("Name a file: on standard output stands something else.");
  });

  it.each([["-o"], ["--html"]])("is refused beside another: %s", async (flag) => {
    const { code, stdout, stderr } = await run([...demo, flag, "a.csv", flag, "b.csv"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Name one file: a.csv is another.");
  });

  it("is none where it is empty", async () => {
    expect(await run([...demo, "-o", ""])).toMatchObject({ code: 2, stdout: "" });
  });

  it("may be as long as the system allows", async () => {
    const path = join(await createFolder(), "ä".repeat(127));
    expect(await run([...demo, "-f", "csv", "-o", path])).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(path, "utf8")).toContain("StopLogging");
  });
});

describe.runIf(process.platform !== "win32")("a named pipe", () => {
  it("is written to, and stays", async () => {
    const folder = await createFolder();
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const read = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "inherit"] });
    const data = text(read.stdout);
    const ran = await spawnBin([...demo, "-f", "csv", "-o", pipe]);
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await data).toBe((await run([...demo, "-f", "csv"])).stdout);
    expect(await readdir(folder)).toEqual(["pipe"]);
  });

  it("may be closed by whoever has seen enough", async () => {
    const folder = await createFolder();
    // More than a pipe holds.
    const line = `${json(stopLogging("1", { eventID: undefined }))}\n`;
    await writeFile(join(folder, "trail"), line.repeat(1000));
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const ended = once(spawn("head", ["-c", "1", pipe], { stdio: "ignore" }), "exit");
    const ran = await spawnBin(["replay", "trail", "-f", "ndjson", "-o", pipe], { folder });
    expect(ran).toMatchObject({ code: 0, stdout: "" });
    // The run went on to its end.
    expect(ran.stderr).toMatch(/^Records +1,000$/m);
    await ended;
  });
});

it("writes a page to its end although nobody reads the findings on", async () => {
  const folder = await createFolder();
  const line = `${json(stopLogging("1", { eventID: undefined }))}\n`;
  await writeFile(join(folder, "trail"), line.repeat(1000));
  const ran = await spawnBin(["replay", "trail", "-f", "ndjson", "--html", "page.html"], {
    folder,
    charactersMax: 1,
  });
  expect(ran.code).toBe(0);
  expect(ran.stderr).toContain("Report in page.html");
  expect(await readFile(join(folder, "page.html"), "utf8")).toMatch(/<\/html>\s*$/);
});
