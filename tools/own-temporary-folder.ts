import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives a run of tests a temporary folder of its own, also to the processes that it starts, and
 * fails it for what it left there. Vitest calls it before the tests, and what it returns after them.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "logcritical-tests-"));
  const name = process.platform === "win32" ? "TEMP" : "TMPDIR";
  const before = process.env[name];
  process.env[name] = folder;
  return () => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
    const left = readdirSync(folder);
    rmSync(folder, { recursive: true });
    if (left.length > 0) throw new Error(`Tests left files behind: ${left.join(", ")}`);
  };
}
