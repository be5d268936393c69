// Measures what a replay costs, by hand: `node packages/replay/test/measure-memory.ts`. Generates
// a folder of 1 GB of records in gzip, as CloudTrail lays it out, and one plain file of 200 MB, and
// replays each in a process of its own: once with the catalogue, and once with a rule that matches
// every record, so that the results do not fit into memory.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateFile, generateFolder } from "./support/generate-trail.ts";

const [megabytes = "1000", keep] = process.argv.slice(2);
const place = join(tmpdir(), "logcritical-measure");
const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url));

const folder = join(place, `folder-${megabytes}`);
const file = join(place, "file.json");
const rule = join(place, "rules", "everything.ts");

mkdirSync(join(place, "rules"), { recursive: true });
if (keep !== "again") {
  const records = generateFolder(folder, Number(megabytes) * 1e6);
  generateFile(file, 200e6);
  console.log(`generated ${records} records in ${folder}`);
}
writeFileSync(
  rule,
  `export const everything = { id: "everything", title: "All", description: "All.",
      severity: "low", teams: ["infosec"], attack: [],
      when: { kind: "comparison", path: "eventName", operator: "=", value: { kind: "text", text: "*" } },
      runbook: ["None."], falsePositives: [], references: [] };\n`,
);

for (const [name, args] of [
  ["folder, the catalogue", [folder]],
  ["folder, every record a result", [folder, "--pack", "none", "--rules", rule]],
  ["one file, the catalogue", [file]],
  ["one file, every record a result", [file, "--pack", "none", "--rules", rule]],
] as const) {
  const options = ["--format", "ndjson", "--output", join(place, "results.ndjson")];
  rmSync(join(place, "results.ndjson"), { force: true });
  const { stderr, status } = spawnSync(process.execPath, [bin, "replay", ...args, ...options], {
    encoding: "utf8",
  });
  console.log(`${name}: ${stderr.trimEnd().split("\n").at(-1)} (exit ${status})`);
}
if (keep === undefined) rmSync(place, { recursive: true, force: true });
