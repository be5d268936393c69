import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { createProgress, noProgress } from "./progress.ts";

it("a progress bar says how far the files have been read, and goes away", async () => {
  const written: string[] = [];
  const size = { bytesTotal: 200, columns: 100 };
  const progress = await createProgress({ write: (text) => written.push(text) }, size);
  progress.advance("a", 50);
  progress.advance("a", 100);
  progress.advance("b", 100);
  progress.stop();
  const text = written.join("");
  expect(text).toMatch(/reading -{30} 0%, .* left/);
  expect(text.lastIndexOf("reading")).toBeLessThan(text.lastIndexOf("\u001b["));
  // The cursor stays in sight, and lines go on breaking, whatever ends the process.
  for (const change of ["?25l", "?7l"]) expect(text).not.toContain(`\u001b[${change}`);
  noProgress.advance("a", 1);
  noProgress.stop();
});

it("a progress bar fits into a narrow line", async () => {
  const written: string[] = [];
  const size = { bytesTotal: 200, columns: 40 };
  const progress = await createProgress({ write: (text) => written.push(text) }, size);
  progress.stop();
  const [line = ""] = /reading .*left/.exec(stripVTControlCharacters(written.join(""))) ?? [];
  expect(line).toMatch(/-{5,} 0%/);
  expect(line.length).toBeLessThanOrEqual(40);
});
