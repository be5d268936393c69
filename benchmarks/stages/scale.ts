import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createScanner } from "@logcritical/rules/scan";
import { createDeliveries } from "../data/deliveries.ts";
import { compileMany } from "../data/many-rules.ts";
import { generateRecords, usual } from "../data/records.ts";
import { compare, median, type Outcome } from "../harness.ts";
import { decideAll } from "../work.ts";

const counts = [23, 250, 2500] as const;

/** The whole pipeline under more and more rules, against itself under 23. */
export function compareScale(): Promise<readonly Outcome[]> {
  const deliveries = createDeliveries(generateRecords(usual), { from: 50, to: 500 });
  return compare(
    counts.map((count) => {
      const scanner = createScanner(compileMany(count));
      return { name: `${count} rules`, run: () => decideAll(deliveries, scanner) };
    }),
  );
}

/** What so many rules cost before the first record, and with it. */
export interface RuleCost {
  readonly rules: number;
  readonly compileMs: number;
  readonly planMs: number;
  /** The first 500 records, each value and combination of which is new. */
  readonly firstMs: number;
  /** What V8's heap holds of it all then, garbage aside. */
  readonly heapMB: number;
}

/** Measures building and first sight, each the median of five, and then what is held. */
export function measureRuleCosts(): readonly RuleCost[] {
  const [first] = createDeliveries(generateRecords({ ...usual, count: 500 }), {
    from: 500,
    to: 500,
  });
  return counts.map((rules) => {
    const runs = Array.from({ length: 5 }, () => {
      const started = performance.now();
      const compiled = compileMany(rules);
      const planned = performance.now();
      const scanner = createScanner(compiled);
      const ready = performance.now();
      if (first !== undefined) scanner.decide(first.inflated);
      const ended = performance.now();
      return {
        compileMs: planned - started,
        planMs: ready - planned,
        firstMs: ended - ready,
      };
    });
    return {
      rules,
      compileMs: median(runs.map(({ compileMs }) => compileMs)),
      planMs: median(runs.map(({ planMs }) => planMs)),
      firstMs: median(runs.map(({ firstMs }) => firstMs)),
      heapMB: measureHeap(rules, first?.inflated),
    };
  });
}

function measureHeap(rules: number, document: Uint8Array = new Uint8Array()): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const scanner = createScanner(compileMany(rules));
  scanner.decide(document);
  collectGarbage();
  const heapMB = (process.memoryUsage().heapUsed - before) / 1e6;
  // Asked once more, so that it has not been collected itself.
  scanner.decide(document);
  return heapMB;
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  // Now there is one in every new context (V8, "--expose-gc").
  (runInNewContext("gc") as () => void)();
}
