// Started by cold.ts, once for each measurement, with settings and deliveries as JSON on its standard
// input: prints how long this process took to compile the rules, to be ready, and to answer about
// each delivery, as JSON. It has compiled and matched nothing before.
import { readFileSync } from "node:fs";
import { compileRules, type Settings } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { createScanner } from "@logcritical/rules/scan";
import { decideAll, matchAll, type Packed } from "../work.ts";

const [, , engine] = process.argv;
// What `cold.ts` wrote.
const { settings, deliveries } = JSON.parse(readFileSync(0, "utf8")) as {
  readonly settings: Settings;
  readonly deliveries: readonly Packed[];
};
// What loading has left is nobody's part of the work, and may be collected at any moment.
globalThis.gc?.();
const laps: { readonly clockMs: number; readonly processorMs: number }[] = [];
const compiled = time(() => compileRules(catalog, settings));
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const rules = compiled.value;
const scanner = time(() => (engine === "scanner" ? createScanner(rules) : undefined));
for (const delivery of deliveries) {
  time(() => {
    if (scanner === undefined) matchAll([delivery], rules);
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
