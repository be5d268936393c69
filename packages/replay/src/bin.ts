#!/usr/bin/env node
import process from "node:process";
import { isatty } from "node:tty";
import { limitYoungGeneration } from "./limit-young-generation.ts";
import { describeOldNode } from "./old-node.ts";

const tooOld = describeOldNode(process.version);
if (tooOld !== undefined) {
  console.error(tooOld);
  process.exit(2);
}
limitYoungGeneration();
// An older Node would stop at these imports, and what is to be kept has to be loaded after the first.
const { keepCompiled } = await import("./keep-compiled.ts");
keepCompiled();
const { hasColours } = await import("./has-colours.ts");
const { isFilePromised } = await import("./output/unfinished.ts");
const { describeObstacle } = await import("./describe-obstacle.ts");
const { openStandardInput } = await import("./read/standard-input.ts");
const { runProgram } = await import("./program.ts");
const { findWorkingFolder } = await import("./working-folder.ts");

const { stdout, stderr, argv, env } = process;
const folder = findWorkingFolder();
if (folder === undefined) {
  console.error("The folder you are in has been removed: change to one that is there.");
  process.exit(2);
}
const args = argv.slice(2);

/** Lines are as wide as the terminal; what goes into a file is set for one of 100 columns. */
const columns = (stdout.isTTY && stdout.columns) || 100;

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure, nor does it
// keep a file from being written that was asked for, too.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE" && isFilePromised()) return;
  if (error.code === "EPIPE") process.exit(0);
  console.error(`The output cannot be written: ${describeObstacle(error)}. It lacks its end.`);
  process.exit(2);
});

// Whoever does not read what is said about the data may still read the data.
stderr.on("error", () => undefined);

process.exitCode = await runProgram(args, {
  stdin: openStandardInput(),
  stdout,
  stderr,
  // Not `stdout.isTTY`, which is missing instead of false (Node.js, "tty").
  isColoured: hasColours({ isTerminal: isatty(1), env, args }),
  showsProgress: isatty(2),
  columns,
  folder,
  // Kibibytes (Node.js, "process.resourceUsage").
  peakMemory: () => process.resourceUsage().maxRSS * 1024,
});
