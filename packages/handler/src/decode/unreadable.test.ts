import { expect, it } from "vitest";
import { unreadableExcerptMax } from "../limits.ts";
import { printExcerpt } from "./unreadable.ts";

/** A key that begins within what is shown, and ends beyond it. */
const cut = `${" ".repeat(unreadableExcerptMax - 12)}AKIAIOSFODNN7EXAMPLE`;

it.each<readonly [of: string, seen: unknown]>([
  ["text", cut],
  ["bytes", Buffer.from(cut)],
  ["a value", [cut]],
])("an excerpt of %s shows nothing of a key that its end cuts", (_, seen) => {
  const excerpt = printExcerpt(seen);
  expect(excerpt).toContain("AKIA");
  expect(excerpt).not.toContain("AKIAI");
});
