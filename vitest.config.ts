import { defineConfig } from "vitest/config";

const inCI = process.env.CI !== undefined;

export default defineConfig({
  test: {
    include: ["packages/*/{src,test}/**/*.{test,fuzz}.ts", "tools/**/*.test.ts"],
    // Files share a worker: no test changes what others see, and loading everything anew for each
    // file took as long as the tests themselves.
    isolate: false,
    // Property tests run a thousand cases and more, also on slow machines.
    testTimeout: 30_000,
    // .ci/run reads the totals from the JSON, which no change of the printed form can break.
    reporters: inCI ? ["default", ["json", { outputFile: "reports/tests.json" }]] : ["default"],
    coverage: {
      // At a desk `pnpm test` stays fast; `pnpm check` and CI hold the thresholds.
      enabled: inCI,
      provider: "v8",
      include: ["packages/*/src/**/*.ts"],
      exclude: ["**/*.{test,fuzz,test-d}.ts"],
      reporter: [["text", { skipFull: true }], "json-summary", "lcov"],
      thresholds: {
        "packages/rules/src/**/*.ts": { lines: 100, branches: 100, functions: 100 },
      },
    },
  },
});
