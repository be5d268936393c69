// `pnpm package-check`: packs every public package as a release would and judges the tarball. Prints
// what it looked at, for example `packages/rules: 65 files`, and a complaint a line if there is one.
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const scratch = mkdtempSync(join(tmpdir(), "logcritical-"));
const complaints: string[] = [];
try {
  for (const manifestPath of globSync("packages/*/package.json").toSorted()) {
    if (readManifest(manifestPath).private !== true) checkPackage(dirname(manifestPath));
  }
  attempt("size-limit", ["exec", "size-limit"]);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

function checkPackage(folder: string): void {
  const tarball = join(scratch, `${folder.replaceAll("/", "-")}.tgz`);
  const unpacked = join(scratch, folder);
  if (!attempt(folder, ["--dir", folder, "pack", "--out", tarball])) return;
  mkdirSync(unpacked, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", unpacked, "--strip-components=1"]);
  checkFiles(folder, unpacked);
  attempt(folder, ["exec", "publint", "--strict", tarball]);
  // An ES module that Node ≥ 22 can also `require`; a command has no types to judge.
  const manifest = readManifest(join(unpacked, "package.json"));
  if (manifest.exports !== undefined) {
    attempt(folder, ["exec", "attw", tarball, "--profile", "esm-only"]);
  }
  checkCommands(folder, unpacked, manifest);
}

/** A command runs with what its manifest names, and nothing else of the workspace. */
function checkCommands(folder: string, unpacked: string, manifest: Manifest): void {
  const { bin = {}, dependencies = {}, version } = manifest;
  for (const name of Object.keys(dependencies)) {
    const link = join(unpacked, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve(folder, "node_modules", name), link);
  }
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };
  for (const [command, script] of Object.entries(bin)) {
    const expected = { "--version": `${version}\n`, "--help": `Usage: ${command} ` };
    for (const [option, start] of Object.entries(expected)) {
      const args = [join(unpacked, script), option];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
      if (stdout.startsWith(start) && stderr === "") continue;
      complaints.push(`${folder}: ${command} ${option} does not run\n${stdout}${stderr}`);
    }
  }
}

/** A tarball holds what was built from sources that still exist, and what a reader needs. */
function checkFiles(folder: string, unpacked: string): void {
  const files = globSync("**/*", { cwd: unpacked }).filter((file) => /\.[a-z]+$/.test(file));
  console.log(`${folder}: ${files.length} files`);
  for (const needed of ["README.md", "LICENSE"]) {
    if (!existsSync(join(unpacked, needed))) complaints.push(`${folder}: add ${needed}`);
  }
  for (const file of files.filter((path) => path.startsWith("dist/"))) {
    for (const source of sourcesOf(file, { folder, unpacked })) {
      if (existsSync(join(folder, source))) continue;
      complaints.push(`${folder}: ${file} has no ${source}; remove dist and build again`);
    }
  }
}

/** What a file of `dist` was built from, in paths that start from the package's own folder. */
function sourcesOf(
  file: string,
  { folder, unpacked }: { readonly folder: string; readonly unpacked: string },
): readonly string[] {
  const inSource = file.replace(/^dist\//, "src/");
  if (file.endsWith(".d.ts")) return [inSource.replace(/\.d\.ts$/, ".ts")];
  // What is copied keeps its name, and comes into a bundle from any package.
  if (file.endsWith(".cjs")) {
    const [source = inSource] = globSync(`packages/*/src/**/${basename(file)}`);
    return [relative(folder, source)];
  }
  const map = join(unpacked, file.endsWith(".map") ? file : `${file}.map`);
  if (!existsSync(map)) return [`${file}.map`];
  // Both compilers write it so (ECMA-426, "source maps").
  const { sources } = JSON.parse(readFileSync(map, "utf8")) as { readonly sources: string[] };
  return sources.map((source) => join(dirname(file), source));
}

/** Runs a pnpm command, and turns its failure into a complaint. */
function attempt(subject: string, command: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync("pnpm", command, { encoding: "utf8" });
  if (status === 0) return true;
  const said = error === undefined ? `${stdout}${stderr}` : error.message;
  complaints.push(`${subject}: pnpm ${command.join(" ")}\n${said}`);
  return false;
}

function readManifest(path: string): Manifest {
  // pnpm has read the same file before this script could start, so its form is known.
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}
