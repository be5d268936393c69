// How fast a replay is, in one process, against a loop that only parses: see benchmarks/README.md.
//
//     node packages/replay/test/measure-replay.ts <folder> <settings.json> <output> <rounds>
//
// prints a line of JSON for each round: what the loop took, what the least did that any replay has to
// do, and what the replay did.
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { Worker } from "node:worker_threads";
import { compileRules } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { examineItem } from "../src/examine/examine-file.ts";
import { createExaminer } from "../src/examine/examiner.ts";
import { loadSettings } from "../src/load/load-settings.ts";
import { createFile } from "../src/output/create-file.ts";
import { createFormat } from "../src/output/create-format.ts";
import { createPaint } from "../src/output/paint.ts";
import { printRows } from "../src/output/print-rows.ts";
import { createPrinter, type Printing } from "../src/output/printing.ts";
import { inflateWhole } from "../src/read/inflate-whole.ts";
import { readLimits as limits } from "../src/read/read-records.ts";
import { everything as selection } from "../src/read/selection.ts";
import { walk } from "../src/read/walk.ts";
import { createReplay } from "../src/replay/replay.ts";
import { startCrew } from "../src/work/crew.ts";

const [folder = "", settingsPath, output = "", rounds = "5"] = process.argv.slice(2);
const { rules: settings } = await loadSettings(settingsPath);
const compiled = compileRules(catalog, settings);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const rules = compiled.value;
const printing: Printing = {
  format: "ndjson",
  columns: 100,
  isColoured: false,
  severityMin: "low",
};
const printer = await createPrinter(printing);
const desk = { examiner: createExaminer({ rules, selection, printer }), limits };
const crew = startCrew({
  threads: 1,
  isHelping: true,
  start: { rules: catalog, settings, selection, limits, printing },
  examineLocal: (item) => examineItem(item, desk),
});

/** The floor: every file read, inflated and parsed, and nothing matched, by one thread. */
const parser = new Worker(new URL("./parse-only.ts", import.meta.url));
async function parseAll(): Promise<number> {
  parser.postMessage(folder);
  // What `parse-only.ts` answers.
  const [records] = (await once(parser, "message")) as [number];
  return records;
}

/**
 * Every file read, inflated and scanned, every record that matches parsed, and nothing else done, by
 * this thread: two cannot take less than half of it.
 */
async function scanAll(): Promise<number> {
  const { scanner } = desk.examiner;
  let records = 0;
  for (const name of readdirSync(folder)) {
    const packed = readFileSync(join(folder, name));
    const bytes = inflateWhole(packed, limits.fileBytesMax, scanner.inflate);
    const sifted = bytes && scanner.sift(bytes);
    if (sifted === undefined) throw new Error(`${name} is none of the benchmark's files`);
    for (const part of sifted.kept) JSON.parse(scanner.textOf(part) ?? "");
    records += sifted.passed + sifted.kept.length;
  }
  return records;
}

/** What the command does, with two threads that have been started: this one, and another. */
async function replayAll(): Promise<number> {
  rmSync(output, { force: true });
  const replay = createReplay({ rules, selection, severityMin: "low" });
  const file = createFile(output);
  try {
    for await (const item of crew.examine(walk([folder], selection))) replay.take(item);
    const format = await createFormat("ndjson", { columns: 100, paint: createPaint(false) });
    await printRows(replay.rows(format.row), { format }, file);
    file.finish();
    return replay.tally().records;
  } finally {
    replay.close();
    file.close();
  }
}

async function time(work: () => Promise<number>): Promise<object> {
  const started = performance.now();
  const before = process.cpuUsage();
  const records = await work();
  const { user, system } = process.cpuUsage(before);
  const clockMs = performance.now() - started;
  return { clockMs, processorMs: (user + system) / 1000, records };
}

for (let round = 0; round < Number(rounds); round += 1) {
  const floor = await time(parseAll);
  const least = await time(scanAll);
  const replay = await time(replayAll);
  console.log(JSON.stringify({ floor, least, replay }));
}
await crew.stop();
await parser.terminate();
