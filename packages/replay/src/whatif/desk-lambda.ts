import {
  createDeskRun,
  createMemoryState,
  type Engine,
  type Message,
  noteHits,
  type RecordDelivery,
  type Report,
  runPipeline,
  type StateTable,
  tellDaily,
} from "@logcritical/handler";
import { createTimelyCounts } from "./timely-counts.ts";

/** The Lambda at a desk: its own stages, with a clock that is set, and a publisher that keeps. */
export interface DeskLambda {
  /** Hands it a delivery at a moment, in milliseconds since 1970. */
  deliver(delivery: RecordDelivery, nowMs: number): Promise<Handled>;
  /** Hands it the tick of its daily schedule. */
  tick(nowMs: number): Promise<readonly Message[]>;
}

/** What it made of a delivery. */
export interface Handled {
  readonly report: Report;
  readonly messages: readonly Message[];
}

/** How many claims are remembered; a table would remember them all. */
const claimsMax = 100_000;

/**
 * Creates the Lambda with all four topics. With a table it is as many runtimes that share one;
 * without, as one runtime that is never restarted.
 */
export function createDeskLambda(engine: Engine, hasTable: boolean): DeskLambda {
  const memory = createMemoryState(claimsMax);
  const counts = createTimelyCounts(memory.counts);
  const state: StateTable = { ...memory, counts, isShared: hasTable };
  return {
    async deliver(delivery, nowMs) {
      const messages: Message[] = [];
      const run = createDeskRun(state, messages, nowMs);
      const report = await runPipeline(delivery, engine, run);
      await noteHits(report, engine, run);
      return { report, messages };
    },
    async tick(nowMs) {
      const messages: Message[] = [];
      await tellDaily(engine, createDeskRun(state, messages, nowMs));
      return messages;
    },
  };
}
