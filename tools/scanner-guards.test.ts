import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allGuards } from "./all-guards.ts";

describe("a guard of the scanner", () => {
  // `pnpm mutate:scanner` takes them away one by one, and takes too long to run with every change.
  it.each(allGuards)("still stands where one is listed that $without", ({ file, from }) => {
    const source = new URL(`../packages/rules/scanner/${file}`, import.meta.url);
    expect(readFileSync(source, "utf8")).toContain(from);
  });
});
