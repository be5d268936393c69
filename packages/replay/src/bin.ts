#!/usr/bin/env node
import process from "node:process";
import { runProgram } from "./program.ts";

const { stdin, stdout, stderr, argv, env } = process;
const args = argv.slice(2);

/** Lines are as wide as the terminal; what goes into a file is set for one of 100 columns. */
const columns = stdout.isTTY ? stdout.columns : 100;

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await runProgram(args, {
  stdin,
  stdout,
  stderr,
  isColoured: stdout.isTTY && env.NO_COLOR === undefined && !args.includes("--no-color"),
  showsProgress: stderr.isTTY,
  columns,
  folder: process.cwd(),
  // Kibibytes (Node.js, "process.resourceUsage").
  peakMemory: () => process.resourceUsage().maxRSS * 1024,
});
