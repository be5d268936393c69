import process from "node:process";
import { isatty } from "node:tty";
import { exitCodes } from "./context.ts";
import { describeObstacle } from "./describe-obstacle.ts";
import { hasColours } from "./has-colours.ts";
import { isFilePromised } from "./output/unfinished.ts";
import { runProgram } from "./program.ts";
import { openStandardInput } from "./read/standard-input.ts";
import { findWorkingFolder } from "./working-folder.ts";

/** Runs the command as this process was called, and returns the exit code. */
export async function runProcess(): Promise<number> {
  const { stdout, stderr, argv, env } = process;
  const folder = findWorkingFolder();
  if (folder === undefined) {
    console.error("The folder you are in has been removed: change to one that is there.");
    return exitCodes.usage;
  }
  const args = argv.slice(2);
  endWithReaders();
  return runProgram(args, {
    stdin: openStandardInput(),
    stdout,
    stderr,
    // Not `stdout.isTTY`, which is missing instead of false (Node.js, "tty").
    isColoured: hasColours({ isTerminal: isatty(1), env, args }),
    showsProgress: isatty(2),
    // Lines are as wide as the terminal; what goes into a file is set for one of 100 columns.
    columns: (stdout.isTTY && stdout.columns) || 100,
    folder,
    // Kibibytes (Node.js, "process.resourceUsage").
    peakMemory: () => process.resourceUsage().maxRSS * 1024,
  });
}

function endWithReaders(): void {
  // A reader that has seen enough, such as `head`, closes the pipe: that is no failure, nor does it
  // keep a file from being written that was asked for, too.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" && isFilePromised()) return;
    if (error.code === "EPIPE") process.exit(exitCodes.fine);
    console.error(`The output cannot be written: ${describeObstacle(error)}. It lacks its end.`);
    process.exit(exitCodes.usage);
  });
  // Whoever does not read what is said about the data may still read the data.
  process.stderr.on("error", () => undefined);
}
