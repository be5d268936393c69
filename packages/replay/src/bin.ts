#!/usr/bin/env node
import process from "node:process";
import { keepCompiled } from "./keep-compiled.ts";
import { limitYoungGeneration } from "./limit-young-generation.ts";
import { describeOldNode } from "./old-node.ts";

const tooOld = describeOldNode(process.version);
if (tooOld !== undefined) {
  console.error(tooOld);
  process.exit(2);
}
limitYoungGeneration();
keepCompiled();
// An older Node would stop at this import, and what is to be kept has to be loaded after that.
const { runProcess } = await import("./run-process.ts");
process.exitCode = await runProcess();
