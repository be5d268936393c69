import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { describeOldNode } from "./old-node.ts";

it.each(["v18.20.4", "v20.20.2", "v21.7.3"])("refuses %s in words", (version) => {
  expect(describeOldNode(version)).toBe(
    `logcritical needs Node.js 22 or later, and this is ${version}.`,
  );
});

it.each([process.version, "v22.0.0", "v24.21.0", "v100.0.0", "unheard of"])(
  "lets %s run",
  (version) => {
    expect(describeOldNode(version)).toBe(undefined);
  },
);

it("agrees with the manifest, and is asked before anything that an old Node cannot load", () => {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  expect(JSON.parse(manifest)).toMatchObject({ engines: { node: ">=22" } });
  const bin = readFileSync(new URL("bin.ts", import.meta.url), "utf8");
  expect(bin.match(/^import .* from "\..*$/gm)).toEqual([
    'import { keepCompiled } from "./keep-compiled.ts";',
    'import { limitYoungGeneration } from "./limit-young-generation.ts";',
    'import { describeOldNode } from "./old-node.ts";',
  ]);
});
