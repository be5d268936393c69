// Started by cold.ts, once for each measurement, with deliveries as JSON on its standard input:
// prints how long this process took to be ready, and to answer about each of them, as JSON. It has
// matched nothing before.
import { readFileSync } from "node:fs";
import { createScanner } from "@logcritical/rules/scan";
import { catalogRules } from "../data/records.ts";
import { decideAll, matchAll, type Packed } from "../work.ts";

const [, , engine] = process.argv;
// What `cold.ts` wrote.
const deliveries = JSON.parse(readFileSync(0, "utf8")) as readonly Packed[];
// What loading has left is nobody's part of the work, and may be collected at any moment.
globalThis.gc?.();
const laps: { readonly clockMs: number; readonly processorMs: number }[] = [];
const scanner = time(() => (engine === "scanner" ? createScanner(catalogRules) : undefined));
for (const delivery of deliveries) {
  time(() => {
    if (scanner === undefined) matchAll([delivery], catalogRules);
    else decideAll([delivery], scanner);
  });
}
console.log(JSON.stringify(laps));

function time<T>(work: () => T): T {
  const processor = process.cpuUsage();
  const clock = performance.now();
  const result = work();
  const clockMs = performance.now() - clock;
  const { user, system } = process.cpuUsage(processor);
  laps.push({ clockMs, processorMs: (user + system) / 1000 });
  return result;
}
