import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createDeliveries } from "../data/deliveries.ts";
import { generateRecords, settings, usual } from "../data/records.ts";
import { median } from "../harness.ts";
import type { Packed } from "../work.ts";

/** What a new process spends until the engine has answered about its first deliveries. */
export interface ColdStart {
  readonly engine: string;
  readonly by: "clock" | "processor";
  /** Compiling the rules, once the code is loaded. */
  readonly compileMs: number;
  /** Making the engine ready for them. */
  readonly setupMs: number;
  readonly firstDeliveryMs: number;
  readonly secondDeliveryMs: number;
  readonly thirdDeliveryMs: number;
}

const runCount = 15;

/**
 * Measures processes that start anew, in turn, and takes the medians. They are handed deliveries
 * of 200 records: one that made them itself would have warmed up its engine with the fixtures.
 */
export function measureColdStart(): readonly ColdStart[] {
  const records = generateRecords({ ...usual, count: 600, seed: 3 });
  const deliveries = createDeliveries(records, { from: 200, to: 200 });
  const packed = deliveries.map(({ data }): Packed => ({ data }));
  const input = JSON.stringify({ settings, deliveries: packed });
  const engines = ["scanner", "reference"] as const;
  const runs = Array.from({ length: runCount }, () =>
    engines.map((engine) => ({ engine, laps: startAnew(engine, input) })),
  ).flat();
  return engines.flatMap((engine) =>
    (["clock", "processor"] as const).map((by) => {
      const own = runs.filter((run) => run.engine === engine);
      const lap = (index: number): number =>
        median(own.map(({ laps }) => laps[index]?.[`${by}Ms`] ?? Number.NaN));
      return {
        engine,
        by,
        compileMs: lap(0),
        setupMs: lap(1),
        firstDeliveryMs: lap(2),
        secondDeliveryMs: lap(3),
        thirdDeliveryMs: lap(4),
      };
    }),
  );
}

interface Lap {
  readonly clockMs: number;
  readonly processorMs: number;
}

function startAnew(engine: string, input: string): readonly Lap[] {
  const script = fileURLToPath(new URL("cold-process.ts", import.meta.url));
  const printed = execFileSync(process.execPath, ["--expose-gc", script, engine], {
    input,
    encoding: "utf8",
  });
  // The script prints them, as JSON.
  return JSON.parse(printed) as readonly Lap[];
}
