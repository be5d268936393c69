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
  const { code, stdout, stderr } = await runIn(root, args, { stdin, columns });
  return { code, stdout, stderr };
}

/** The same in another folder; `printed` is what both streams were given, in its order. */
export async function runIn(
  folder: string,
  args: readonly string[],
  { stdin = "", columns = 100 }: { readonly stdin?: string; readonly columns?: number } = {},
): Promise<Ran & { readonly printed: string }> {
  const written = { stdout: "", stderr: "", printed: "" };
  const write = (stream: "stdout" | "stderr", text: string): void => {
    written[stream] += text;
    written.printed += text;
  };
  const code = await runProgram(args, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { write: (text) => write("stdout", text) },
    stderr: { write: (text) => write("stderr", text) },
    isColoured: false,
    showsProgress: false,
    columns,
    folder,
    peakMemory: () => 0,
  });
  return { code, ...written };
}
