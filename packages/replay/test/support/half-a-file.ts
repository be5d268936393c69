import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { createFile } from "../../src/output/create-file.ts";

/** Begins the file that its argument names, says so, and waits; or ends, where that is asked for. */
const [, , path = "", end] = process.argv;
createFile(path).write("half of it");
if (end === "end") process.exit(3);
process.stdout.write("begun");
await setTimeout(60_000);
