import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";

/** Loaded before the command, it interrupts the process as soon as something is written to a file. */
const { writeFileSync } = fs;
fs.writeFileSync = (...args: Parameters<typeof writeFileSync>): void => {
  writeFileSync(...args);
  process.kill(process.pid, "SIGINT");
};
syncBuiltinESMExports();
