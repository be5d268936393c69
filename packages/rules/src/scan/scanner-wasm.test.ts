import { expect, it } from "vitest";
import { compileScanner } from "../../../../tools/compile-scanner.ts";
import { scannerWasm } from "./scanner-wasm.ts";

it("is what the compiler makes of packages/rules/scanner; else run pnpm build", async () => {
  const code = await compileScanner();
  expect(scannerWasm).toBe(Buffer.from(code).toString("base64"));
});
