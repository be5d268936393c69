import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Ran, root } from "./run.ts";

/** Runs the command as the shell does, in a process of its own. */
export async function spawnBin(args: readonly string[], given: Given = {}): Promise<Ran> {
  const { stdin = "", folder = root, env, charactersMax = Number.POSITIVE_INFINITY } = given;
  const child = spawn(process.execPath, [given.script ?? bin, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  const written = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written.stdout += text;
    if (written.stdout.length > charactersMax) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    written.stderr += text;
  });
  // A command that reads no input may have ended before it comes.
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin);
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? -1));
  });
  return { code, ...written };
}

/** What a process is given beside its arguments. */
export interface Given {
  readonly stdin?: string;
  /** Another script than that of the sources. */
  readonly script?: string | undefined;
  /** Where it runs; the root of the repository unless given. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Closes its stdout once so many characters have come. */
  readonly charactersMax?: number;
}

/** The script of the command. */
export const bin: string = join(root, "packages/replay/src/bin.ts");
