// `pnpm package-check`: packs every public package as a release would and judges the tarball. Prints
// what it looked at, for example `packages/rules: 65 files`, and a complaint a line if there is one.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
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
  const { exports } = readManifest(join(unpacked, "package.json"));
  if (exports !== undefined) {
    attempt(folder, ["exec", "attw", tarball, "--profile", "esm-only"]);
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
    const source = file.replace(/^dist\//, "src/").replace(/(?:\.d\.ts|\.js)(?:\.map)?$/, ".ts");
    if (!existsSync(join(folder, source))) {
      complaints.push(`${folder}: ${file} has no ${source}; remove dist and build again`);
    }
  }
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
