import { defineConfig } from "vitest/config";

// What Stryker runs: only the tests of the rules. The house style would judge the mutants, and
// thousands of generated cases for each mutant would take a night, as would the packing of the
// catalogue by thousands of records.
export default defineConfig({
  test: {
    include: ["packages/rules/{src,test}/**/*.test.ts"],
    exclude: ["packages/rules/test/catalog-packing.test.ts"],
  },
});
