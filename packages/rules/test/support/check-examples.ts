import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A module that shows values: `expression; // → value`, or a constant likewise. */
export interface Example {
  /** Where it stands, for complaints: `README.md:12`. */
  readonly name: string;
  readonly code: string;
}

/**
 * Compiles examples with the workspace's own settings, runs them in Node, and compares each value
 * with the one shown behind it. Returns what is wrong, a line each; nothing where all are right.
 * A value may go on in the comment lines that follow, indented by three blanks or more.
 */
export async function checkExamples(examples: readonly Example[]): Promise<readonly string[]> {
  const folder = await createFolder();
  try {
    const modules = examples.map((example, index) => ({ ...example, file: `example-${index}.ts` }));
    for (const { file, code } of modules) await writeFile(join(folder, file), instrument(code));
    await writeFile(join(folder, "run.ts"), printRunner(modules));
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
    const complaints = await Promise.all([
      run(join(root, "node_modules/.bin/tsc"), ["-p", folder]),
      run(process.execPath, [join(folder, "run.ts")]),
    ]);
    const lines = complaints.flatMap((text) => nameModules(text, modules).split("\n"));
    return lines.filter((line) => line !== "");
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Module extends Example {
  readonly file: string;
}

const root = fileURLToPath(new URL("../../../..", import.meta.url));

const settings = {
  extends: "../../../../tsconfig.test.json",
  compilerOptions: { incremental: false, tsBuildInfoFile: null, noUnusedLocals: false },
  include: ["*.ts"],
};

/** Within the package, so that the examples import it by its name as a user does. */
async function createFolder(): Promise<string> {
  const reports = join(root, "packages/rules/reports");
  await mkdir(reports, { recursive: true });
  return mkdtemp(join(reports, "examples-"));
}

/** Lines keep their numbers: what is added stands on the lines that are there. */
function instrument(code: string): string {
  const lines = code.split("\n");
  const shown = lines.map((line, index) => {
    const found = /^\s*(?:const (\w+) = .*|(\S.*));\s*\/\/ → (.+)$/.exec(line);
    if (found === null) return line;
    const [, constant, expression = constant, first] = found;
    const wanted = [first, ...continuation(lines.slice(index + 1))].join(" ");
    const statement = constant === undefined ? "" : line.slice(0, line.lastIndexOf("//"));
    return `${statement}shown.push({ line: ${index}, value: ${expression}, wanted: ${wanted} });`;
  });
  return `export const shown: { line: number; value: unknown; wanted: unknown }[] = []; ${shown.join("\n")}`;
}

function continuation(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => !/^\s*\/\/ {3}/.test(line));
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .map((line) => line.replace(/^\s*\/\//, ""));
}

/** Imports one module after the other, and says what differs, or what was thrown. */
function printRunner(modules: readonly Module[]): string {
  const entries = modules.map(({ name, file }) => JSON.stringify([name, `./${file}`]));
  return `
    import { inspect, isDeepStrictEqual } from "node:util";
    const modules: readonly (readonly [string, string])[] = [${entries.join(", ")}];
    const print = (value: unknown): string => inspect(value, { breakLength: Infinity, depth: 9 });
    for (const [name, file] of modules) {
      try {
        const { shown } = await import(file);
        for (const { line, value, wanted } of shown) {
          if (isDeepStrictEqual(value, wanted)) continue;
          console.log(name + ", line " + (line + 1) + ": shows " + print(wanted) + ", is " + print(value));
        }
      } catch (error) {
        console.log(name + ": throws " + error);
      }
    }
  `;
}

async function run(command: string, given: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command, [...given], { cwd: root });
    return stdout.trim();
  } catch (error) {
    // A compiler that finds errors exits with a code, and says them where it would say nothing.
    const said = error instanceof Error && "stdout" in error ? String(error.stdout).trim() : "";
    return said === "" ? String(error) : said;
  }
}

function nameModules(text: string, modules: readonly Module[]): string {
  return modules.reduceRight(
    (named, { file, name }) => named.replaceAll(new RegExp(`\\S*${file}`, "g"), name),
    text,
  );
}
