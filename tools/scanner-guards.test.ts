import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classGuards } from "./class-guards.ts";
import { noteGuards } from "./note-guards.ts";
import { guards } from "./scanner-guards.ts";
import { slotGuards } from "./slot-guards.ts";
import { stretchGuards } from "./stretch-guards.ts";

const all = [...guards, ...classGuards, ...slotGuards, ...stretchGuards, ...noteGuards];

describe("a guard of the scanner", () => {
  // `pnpm mutate:scanner` takes them away one by one, and takes too long to run with every change.
  it.each(all)("still stands where one is listed that $without", ({ file, from }) => {
    const source = new URL(`../packages/rules/scanner/${file}`, import.meta.url);
    expect(readFileSync(source, "utf8")).toContain(from);
  });
});
