// The floor of `measure-replay.ts`, in a thread that has its heap to itself: at each message it reads,
// inflates and parses every file of a folder, matches nothing, and says how many records there were.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { gunzipSync } from "node:zlib";

parentPort?.on("message", (folder: string) => {
  let records = 0;
  for (const name of readdirSync(folder)) {
    const text = gunzipSync(readFileSync(join(folder, name))).toString();
    // What `writeTrail` of the benchmarks wrote.
    records += (JSON.parse(text) as { readonly Records: readonly unknown[] }).Records.length;
  }
  parentPort?.postMessage(records);
});
