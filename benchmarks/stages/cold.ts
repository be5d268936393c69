import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../harness.ts";

/** What a new process spends, in milliseconds, until the scanner has answered once. */
export interface ColdStart {
  readonly engine: string;
  /** Making the engine ready, once its code is loaded. */
  readonly setupMs: number;
  readonly firstDeliveryMs: number;
}

/** Measures processes that start anew, in turn, and takes the medians. */
export function measureColdStart(): readonly ColdStart[] {
  const engines = ["scanner", "reference"] as const;
  const runs = Array.from({ length: 9 }, () => engines.map(startAnew)).flat();
  return engines.map((engine) => {
    const own = runs.filter((run) => run.engine === engine);
    return {
      engine,
      setupMs: median(own.map(({ setupMs }) => setupMs)),
      firstDeliveryMs: median(own.map(({ firstDeliveryMs }) => firstDeliveryMs)),
    };
  });
}

function startAnew(engine: string): ColdStart {
  const script = fileURLToPath(new URL("cold-process.ts", import.meta.url));
  const printed = execFileSync(process.execPath, [script, engine], { encoding: "utf8" });
  // The script prints one, as JSON.
  return JSON.parse(printed) as ColdStart;
}
