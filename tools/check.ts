// `pnpm check`: every check of the project, two at a time. Prints one line when a check ends, for
// example `passed  lint  2.1 s`, and at the end all that the failed ones printed.
import { spawn } from "node:child_process";

const tests: readonly string[] = ["test:coverage"];
// In one lane, shortest first: packaging builds what `types` has just checked.
const others: readonly string[] = ["format:check", "lint", "types", "knip", "package-check"];

interface Outcome {
  readonly script: string;
  readonly passed: boolean;
  readonly output: string;
}

const outcomes = (await Promise.all([tests, others].map(runLane))).flat();
const failed = outcomes.filter((outcome) => !outcome.passed);
for (const { script, output } of failed) console.log(`\n── ${script}\n\n${output.trimEnd()}`);
console.log(`\n${outcomes.length - failed.length} checks passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function runLane(scripts: readonly string[]): Promise<readonly Outcome[]> {
  const done: Outcome[] = [];
  for (const script of scripts) done.push(await run(script));
  return done;
}

/** Runs one script of package.json, and keeps what it printed for the end. */
function run(script: string): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    let output = "";
    const child = spawn("pnpm", ["run", script], { stdio: ["ignore", "pipe", "pipe"] });
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => {
      resolve({ script, passed: false, output: String(error) });
    });
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? "passed" : "FAILED"}  ${script}  ${seconds} s`);
      resolve({ script, passed: code === 0, output });
    });
  });
}
