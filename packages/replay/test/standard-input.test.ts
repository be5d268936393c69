import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { bin } from "./support/spawn-bin.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const isFolder = "not to be read, as it is a folder: write its name in place of -";

/** How a command ends whose standard input is a file that was opened, and what it says. */
async function readFrom(
  path: string,
  flag: "r" | "w",
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> {
  const file = await open(path, flag);
  const child = spawn(process.execPath, [bin, ...args], { stdio: [file.fd, "ignore", "pipe"] });
  const said = text(child.stderr ?? Readable.from([]));
  const [code] = (await once(child, "close")) as [number];
  await file.close();
  return { code, said: (await said).replaceAll(/\s+/g, " ") };
}

describe.runIf(process.platform !== "win32")("standard input", () => {
  it.each([
    [["replay", "-"], `Unreadable 1 ${isFolder} (-)`],
    [["summary", "-"], `Unreadable 1 ${isFolder} (-)`],
    [["grep", "{ $.eventName = * }", "-"], `unreadable: -: ${isFolder}`],
  ])("is no folder: %j", async (args, wanted) => {
    const folder = await createFolder({ "a.json": json(stopLogging("1")) });
    const { code, said } = await readFrom(folder, "r", args);
    expect(code).toBe(3);
    expect(said).toContain(wanted);
  });

  it("is no matter to a command that reads something else", async () => {
    const folder = await createFolder({ "a.json": json(stopLogging("1")) });
    const { code, said } = await readFrom(folder, "r", ["replay", join(folder, "a.json")]);
    expect(code).toBe(0);
    expect(said).not.toContain(isFolder);
  });

  it.each([
    { name: "a.json", flag: "r", code: 0, wanted: "Read 1 file," },
    { name: "empty", flag: "r", code: 0, wanted: "Skipped 1 empty (-)" },
    { name: "new", flag: "w", code: 3, wanted: "Unreadable 1 not to be read (EBADF) (-)" },
  ] as const)("may be a file, opened with $flag: $name", async ({ name, flag, code, wanted }) => {
    const folder = await createFolder({ "a.json": json(stopLogging("1")), empty: "" });
    const ran = await readFrom(join(folder, name), flag, ["replay", "-"]);
    expect(ran).toEqual({ code, said: expect.stringContaining(wanted) });
  });
});
