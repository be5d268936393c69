// What a thread runs in tests of threads that die: as `work/worker.ts`, but for files by their name.
import { parentPort, workerData } from "node:worker_threads";
import { compileRules } from "@logcritical/rules";
import { examineItem } from "../../src/examine/examine-file.ts";
import { createExaminer } from "../../src/examine/examiner.ts";
import type { WorkerStart } from "../../src/work/protocol.ts";
import { serve } from "../../src/work/serve.ts";

const { rules, settings, selection, limits, place } = workerData as WorkerStart;
const compiled = compileRules(rules, settings);
if (!compiled.ok || parentPort === null) throw new Error("not as given");
const desk = { examiner: createExaminer({ rules: compiled.value, selection }), limits };
if (rules.some(({ id }) => id === "never-starts")) throw new Error("cannot start");
serve(parentPort, place, async function* (item) {
  if (item.kind !== "file" && rules.some(({ id }) => id !== "dies-always")) {
    yield item;
    return;
  }
  if (item.name.includes("throws")) throw new Error("thrown");
  if (item.name.includes("exits")) process.exit(7);
  yield* examineItem(item, desk);
  if (item.name.includes("late")) throw new Error("thrown late");
});
