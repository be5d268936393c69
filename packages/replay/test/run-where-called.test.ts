import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { root } from "./support/run.ts";

it("runs in the folder in which pnpm was called", () => {
  const script = fileURLToPath(new URL("../scripts/run-where-called.ts", import.meta.url));
  const args = ["grep", "--count", '{ $.eventName = "ConsoleLogin" }', "root-access"];
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    env: { ...process.env, INIT_CWD: join(root, "fixtures/rules") },
  });
  expect(status).toBe(0);
  expect(Number(stdout)).toBeGreaterThan(0);
});
