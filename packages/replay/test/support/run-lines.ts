/**
 * Runs commands one after the other in the folder that it is started in, as a person who follows a
 * page does, in one process: `node run-lines.ts '[["rules","list"]]'` prints what each came to.
 */
import process from "node:process";
import { Readable } from "node:stream";
import { runProgram } from "../../src/program.ts";

// The test that starts it gives it a list of lists of words.
const commands = JSON.parse(process.argv[2] ?? "[]") as readonly (readonly string[])[];
const results: { code: number; printed: string }[] = [];
for (const args of commands) {
  let printed = "";
  const output = { write: (text: string) => (printed += text) };
  const code = await runProgram(args, {
    stdin: Readable.from([]),
    stdout: output,
    stderr: output,
    isColoured: false,
    showsProgress: false,
    columns: 100,
    folder: process.cwd(),
    peakMemory: () => 0,
  });
  results.push({ code, printed });
}
process.stdout.write(JSON.stringify(results));
