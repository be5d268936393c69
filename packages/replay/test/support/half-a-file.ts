import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { createFile } from "../../src/output/create-file.ts";

/** Begins the file that its argument names, says so, and waits. */
const [, , path = ""] = process.argv;
createFile(path).write("half of it");
process.stdout.write("begun");
await setTimeout(60_000);
