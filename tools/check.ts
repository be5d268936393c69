// `pnpm check`: every check of the project, some at a time. Prints one line when a check ends, for
// example `passed  lint  2.1 s`, then all that the failed ones printed, the slowest files of tests,
// and last the line `9458 passed, 0 failed`, of tests and checks. Its logs are in reports/check.
import { spawn } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, setPriority } from "node:os";
import type { TestTally } from "./tally-tests.ts";

/** Scripts of package.json, those of a row one after the other; rows that take longest come first. */
const queue: readonly (readonly string[])[] = [
  ["test:replay"],
  ["test:others"],
  ["test:rules"],
  // What makes thousands of cases would take twice as long where coverage is counted.
  ["test:fuzz"],
  ["test:browser"],
  // Packaging builds what `types` has just checked.
  ["types", "package-check"],
  ["lint"],
  ["knip"],
  ["format:check"],
];
/** One more than there are processors, as some tests wait for a clock or a process. */
const lanes = availableParallelism() + 1;
/** The longest scripts must not wait for the others, or one is alone at the end, a processor idle. */
const longest = queue.slice(0, 2).flat();
/** How far the others step back for them, as `nice` counts (os.setPriority). */
const politeness = 5;
const slowestShown = 10;
const logs = "reports/check";

interface Outcome {
  readonly script: string;
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
  readonly files: TestTally["files"];
}

rmSync(logs, { recursive: true, force: true });
mkdirSync(logs, { recursive: true });
const waiting = [...queue];
const outcomes = (await Promise.all(Array.from({ length: lanes }, runLane))).flat();
for (const { script, failed, output } of outcomes) {
  if (failed > 0) console.log(`\n── ${script}\n\n${output.trimEnd()}`);
}
const files = outcomes.flatMap((outcome) => outcome.files);
printSlowest(files);
const missed = listMissed(files);
for (const path of missed) console.log(`No script runs ${path}`);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, missed.length);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function runLane(): Promise<readonly Outcome[]> {
  const done: Outcome[] = [];
  for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
    for (const script of row) done.push(await run(script));
  }
  return done;
}

/** Runs one script of package.json, and keeps what it printed for the end. */
function run(script: string): Promise<Outcome> {
  const started = performance.now();
  const name = `${logs}/${script.replace(":", "-")}`;
  return new Promise((resolve) => {
    let output = "";
    const child = spawn("pnpm", ["run", script], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, TEST_TALLY: `${name}.json` },
    });
    // Where it could not be started there is no number, and `error` tells.
    if (!longest.includes(script) && child.pid !== undefined) setPriority(child.pid, politeness);
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    const end = (hasPassed: boolean): void => {
      writeFileSync(`${name}.log`, output);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${hasPassed ? "passed" : "FAILED"}  ${script}  ${seconds} s`);
      resolve({ script, output, ...countOutcome(script, hasPassed, `${name}.json`) });
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => {
      output += String(error);
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

/** A run of tests counts by its tests, and is one failure where it ends badly though all passed. */
function countOutcome(
  script: string,
  hasPassed: boolean,
  file: string,
): Pick<Outcome, "passed" | "failed" | "files"> {
  const alone = { passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, files: [] };
  if (!script.startsWith("test:")) return alone;
  if (!existsSync(file)) return { passed: 0, failed: 1, files: [] };
  // `tallyTests` has just written it.
  const { passed, failed, files } = JSON.parse(readFileSync(file, "utf8")) as TestTally;
  // No test at all is what a wrong path comes to.
  const isBad = !hasPassed || passed === 0;
  return { passed, failed: isBad ? Math.max(failed, 1) : failed, files };
}

/** Files of tests that each script left to the others. */
function listMissed(files: TestTally["files"]): readonly string[] {
  const ran = new Set(files.map(({ path }) => path));
  const all = globSync(["packages/*/{src,test}/**/*.{test,fuzz}.ts", "tools/**/*.test.ts"]);
  return all.filter((path) => !ran.has(path));
}

function printSlowest(files: TestTally["files"]): void {
  console.log("\nThe slowest files of tests, loading included:");
  const slowest = files.toSorted((one, other) => other.seconds - one.seconds);
  for (const { path, seconds } of slowest.slice(0, slowestShown)) {
    console.log(`${seconds.toFixed(1).padStart(6)} s  ${path}`);
  }
}
