import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** What a run of tests came to. */
export interface TestTally {
  readonly passed: number;
  /** Tests that failed, and files that could not be loaded, which have no tests to count. */
  readonly failed: number;
  /** Every file of tests, and the seconds that it took to load and to run. */
  readonly files: readonly { readonly path: string; readonly seconds: number }[];
}

/** A reporter of Vitest that writes a `TestTally` to a file, as JSON, beside what others print. */
export function tallyTests(file: string): Reporter {
  return {
    onTestRunEnd: (modules, errors) => {
      const counts = modules.map(countTests);
      const tally: TestTally = {
        passed: counts.reduce((sum, { passed }) => sum + passed, 0),
        failed: counts.reduce((sum, { failed }) => sum + failed, errors.length),
        files: modules.map((module) => {
          const { collectDuration, setupDuration, duration } = module.diagnostic();
          const seconds = (collectDuration + setupDuration + duration) / 1000;
          return { path: relative(process.cwd(), module.moduleId), seconds };
        }),
      };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(tally));
    },
  };
}

function countTests(module: TestModule): { readonly passed: number; readonly failed: number } {
  const passed = [...module.children.allTests("passed")].length;
  const failed = [...module.children.allTests("failed")].length;
  const isUnexplained = module.state() === "failed" && failed === 0;
  return { passed, failed: isUnexplained ? 1 : failed };
}
