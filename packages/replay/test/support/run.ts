import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { runProgram } from "../../src/program.ts";

/** The root of the repository: paths in the tests start from there. */
export const root: string = fileURLToPath(new URL("../../../..", import.meta.url));

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, with its streams caught. */
export async function run(args: readonly string[], stdin = "", columns = 100): Promise<Ran> {
  const written = { stdout: "", stderr: "" };
  const code = await runProgram(args, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    isColoured: false,
    showsProgress: false,
    columns,
    folder: root,
    peakMemory: () => 0,
  });
  return { code, ...written };
}
