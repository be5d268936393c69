import { readdirSync, readFileSync } from "node:fs";
import type { Problem, Result } from "@logcritical/rules";
import type { Environment } from "./environment.ts";
import { parseEnvironment } from "./parse-environment.ts";

/**
 * Reads `<name>.json` of a folder, or all of them, and names every problem of every file. A file's
 * name and the name inside it agree, so that the name on the command line says what is deployed.
 */
export function loadEnvironments(folder: string, name?: string): Result<readonly Environment[]> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .toSorted();
  if (name !== undefined && !names.includes(name)) {
    const [, bare = ""] = /([^/\\]+)\.json$/.exec(name) ?? [];
    const message = names.includes(bare)
      ? `Write ${bare} instead of ${name}: an environment goes by its name, without folder and .json.`
      : `There is no environment ${JSON.stringify(name)} in ${folder}: write one of ${names.join(", ")}, or add ${name}.json.`;
    return { ok: false, problems: [{ code: "no-environment", message }] };
  }
  const results = (name === undefined ? names : [name]).map((each) => load(folder, each));
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: results.flatMap((result) => (result.ok ? [result.value] : [])) };
}

function load(folder: string, name: string): Result<Environment> {
  const file = `${name}.json`;
  const result = readDocument(`${folder}/${file}`);
  const parsed = result.ok ? parseEnvironment(result.value) : result;
  const problems = parsed.ok ? checkName(parsed.value, name) : parsed.problems;
  if (parsed.ok && problems.length === 0) return parsed;
  const within = (problem: Problem): Problem => ({
    ...problem,
    message: `${file}: ${problem.message}`,
  });
  return { ok: false, problems: problems.map(within) };
}

function readDocument(path: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(readFileSync(path, "utf8")) };
  } catch (error) {
    // Only a file that was listed and then removed, or text that is no JSON, comes here.
    const message = `This is no JSON: ${error instanceof Error ? error.message : String(error)}.`;
    return { ok: false, problems: [{ code: "not-json", message }] };
  }
}

function checkName({ name }: Environment, fileName: string): readonly Problem[] {
  if (name === fileName) return [];
  const message = `name: this is ${JSON.stringify(name)}; write ${JSON.stringify(fileName)}, as the file is called, or rename the file.`;
  return [{ code: "name-differs", path: "name", message }];
}
