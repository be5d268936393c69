import { expect, it } from "vitest";
import { createProgress, noProgress } from "./progress.ts";

it("a progress bar says how far the files have been read, and goes away", async () => {
  const written: string[] = [];
  const progress = await createProgress({ write: (text) => written.push(text) }, 200);
  progress.advance("a", 50);
  progress.advance("a", 100);
  progress.advance("b", 100);
  progress.stop();
  const text = written.join("");
  expect(text).toMatch(/reading -{30} 0%, .* left/);
  expect(text.lastIndexOf("reading")).toBeLessThan(text.lastIndexOf("\u001b["));
  noProgress.advance("a", 1);
  noProgress.stop();
});
