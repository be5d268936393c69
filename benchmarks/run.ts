// `pnpm bench`: measures everything in README.md, prints it, and writes results.json beside it.
// Name stages to run only these: `pnpm bench delivery peers`.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Outcome } from "./harness.ts";
import { measureColdStart } from "./stages/cold.ts";
import { compareDeliveries, compareInflated, compareWorst } from "./stages/delivery.ts";
import { comparePeers } from "./stages/peers.ts";
import { compareReplays, measureReplayMemory } from "./stages/replay.ts";
import { compareScale, measureRuleCosts } from "./stages/scale.ts";
import { measureSensitivity } from "./stages/sensitivity.ts";

const stages: Readonly<Record<string, () => unknown>> = {
  delivery: compareDeliveries,
  inflated: compareInflated,
  scale: compareScale,
  rules: measureRuleCosts,
  worst: compareWorst,
  peers: comparePeers,
  replay: compareReplays,
  memory: measureReplayMemory,
  cold: measureColdStart,
  sensitivity: measureSensitivity,
};

const file = new URL("results.json", import.meta.url);
const chosen = process.argv.slice(2);
const results: Record<string, unknown> = chosen.length === 0 ? {} : readResults();
results.machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
for (const [name, measure] of Object.entries(stages)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  const result = await measure();
  results[name] = result;
  if (Array.isArray(result)) for (const row of result) console.log(`  ${describe(row)}`);
}
writeFileSync(file, `${JSON.stringify(results, round, 2)}\n`);

function describe(row: unknown): string {
  return isOutcome(row)
    ? `${row.name.padEnd(32)} ${row.ratio.toFixed(2)}×  (${row.min.toFixed(2)}–${row.max.toFixed(2)})  ${row.medianMs.toFixed(1)} ms`
    : JSON.stringify(row, round);
}

function isOutcome(row: unknown): row is Outcome {
  return typeof row === "object" && row !== null && "ratio" in row;
}

function round(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value)
    ? Number(value.toPrecision(4))
    : value;
}

function readResults(): Record<string, unknown> {
  // This script wrote it.
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}
