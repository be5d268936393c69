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
  readonly memoryMB: number;
}

/** Measures building and first sight, each the median of five. */
export function measureRuleCosts(): readonly RuleCost[] {
  const [first] = createDeliveries(generateRecords({ ...usual, count: 500 }), {
    from: 500,
    to: 500,
  });
  return counts.map((rules) => {
    const runs = Array.from({ length: 5 }, () => {
      const before = process.memoryUsage().heapUsed;
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
        memoryMB: (process.memoryUsage().heapUsed - before) / 1e6,
      };
    });
    return {
      rules,
      compileMs: median(runs.map(({ compileMs }) => compileMs)),
      planMs: median(runs.map(({ planMs }) => planMs)),
      firstMs: median(runs.map(({ firstMs }) => firstMs)),
      memoryMB: median(runs.map(({ memoryMB }) => memoryMB)),
    };
  });
}
