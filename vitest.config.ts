import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/{src,test}/**/*.{test,fuzz}.ts", "tools/**/*.test.ts"],
    passWithNoTests: true,
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary", "json-summary", "lcov"],
      thresholds: {
        "packages/rules/src/**/*.ts": { lines: 100, branches: 100 },
      },
    },
  },
});
