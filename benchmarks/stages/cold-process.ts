// Started by cold.ts, once for each measurement: prints how long this process took to be ready, and
// to answer about its first delivery, as JSON.
import { createScanner } from "@logcritical/rules/scan";
import { createDeliveries } from "../data/deliveries.ts";
import { catalogRules, generateRecords, usual } from "../data/records.ts";
import { decideAll, matchAll } from "../work.ts";

const engine = process.argv[2] ?? "scanner";
const deliveries = createDeliveries(generateRecords({ ...usual, count: 200, seed: 3 }), {
  from: 200,
  to: 200,
});
const started = performance.now();
const scanner = engine === "scanner" ? createScanner(catalogRules) : undefined;
const ready = performance.now();
if (scanner === undefined) matchAll(deliveries, catalogRules);
else decideAll(deliveries, scanner);
const ended = performance.now();
console.log(JSON.stringify({ engine, setupMs: ready - started, firstDeliveryMs: ended - ready }));
