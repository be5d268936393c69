import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { tallyTests } from "./tools/tally-tests.ts";

/** How many cases a fuzz is to make, and where `pnpm check` wants to read what the run came to. */
const { FUZZ_RUNS, TEST_TALLY } = process.env;

export default defineConfig({
  test: {
    include: ["packages/*/{src,test}/**/*.{test,fuzz}.ts", "tools/**/*.test.ts"],
    // Files share a worker: no test changes what others see, and loading everything anew for each
    // file took as long as the tests themselves.
    isolate: false,
    // Processes and threads that tests start load what they run in half the time.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/node", import.meta.url)),
    },
    globalSetup: "tools/own-temporary-folder.ts",
    // Property tests run a thousand cases and more, also on slow machines; those who ask for more
    // wait as long as it takes.
    testTimeout: FUZZ_RUNS === undefined ? 30_000 : 0,
    reporters: ["default", ...(TEST_TALLY === undefined ? [] : [tallyTests(TEST_TALLY)])],
    coverage: {
      provider: "v8",
      // Counting slows down everything in a process, to half its speed and less. So it is done where
      // there is a threshold, and the tests of the rules have to reach it by themselves.
      include: ["packages/rules/src/**/*.ts"],
      exclude: ["**/*.{test,fuzz,test-d}.ts"],
      reporter: [["text", { skipFull: true }], "json-summary", "lcov"],
      thresholds: {
        "packages/rules/src/**/*.ts": { lines: 100, branches: 100, functions: 100 },
      },
    },
  },
});
