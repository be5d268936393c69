/**
 * `pnpm run deploy prod`: reads the environment, and runs the plain `cdk` for all of its stacks. `cdk deploy 'acme-prod-*'` in this folder does the same.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { parseCDKCommand, usage } from "./cdk-command.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const command = parseCDKCommand(process.argv.slice(2));
process.exitCode = command === undefined ? complain([usage]) : start();

function start(): number {
  if (command === undefined) return 2;
  const loaded = loadEnvironments(`${folder}environments`, command.environment);
  if (!loaded.ok) return complain(loaded.problems.map(({ message }) => message));
  const [environment] = loaded.value;
  if (environment !== undefined) {
    console.log(
      `${command.verb} ${environment.name}: ${environment.account}, ${environment.region}`,
    );
  }
  return run(command.words);
}

/** Shows the command and, but for a dry run, runs it; hands back how it ended: 0 where all is well. */
function run([program = "", ...args]: readonly string[]): number {
  console.log(`> ${[program, ...args].join(" ")}`);
  if (command?.isDryRun) return 0;
  const path = `${folder}node_modules/.bin/${program}`;
  const { status, error } = spawnSync(path, args, { cwd: folder, stdio: "inherit" });
  if (error !== undefined) console.error(`${program}: ${error.message}`);
  return status ?? 1;
}

function complain(lines: readonly string[]): number {
  for (const line of lines) console.error(line);
  return 2;
}
