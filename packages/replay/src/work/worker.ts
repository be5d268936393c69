// The file that a thread runs: see `crew.ts`.
import { parentPort, workerData } from "node:worker_threads";
import { compileRules } from "@logcritical/rules";
import { examineItem } from "../examine/examine-file.ts";
import { createExaminer } from "../examine/examiner.ts";
import { createPrinter } from "../output/printing.ts";
import type { WorkerStart } from "./protocol.ts";
import { serve } from "./serve.ts";

// What `crew.ts` gives.
const { rules, settings, selection, limits, printing, place } = workerData as WorkerStart;
const compiled = compileRules(rules, settings);
// They have been compiled before, in the thread that started this one.
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
if (parentPort === null) throw new Error("this file is for threads, not for people");
const printer = printing && (await createPrinter(printing));
const desk = { examiner: createExaminer({ rules: compiled.value, selection, printer }), limits };
serve(parentPort, place, (item) => examineItem(item, desk));
