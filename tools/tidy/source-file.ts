import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ParseResult, parseSync } from "oxc-parser";

/**
 * One file of the repository: in goes a folder, out come paths with their text, for example
 * `{ path: "packages/rules/src/rule.ts", text: "…" }`.
 */
export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every text file that is, or is about to be, in git; without git, every file that could be. */
export function listTextFiles(root: string): readonly SourceFile[] {
  const paths = listWithGit(root) ?? listWithoutGit(root);
  return paths
    .filter((path) => !/\.(?:gz|png|svg|tgz)$/.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }))
    .filter((file) => !file.text.includes("\0"));
}

/** Prints what git says, or nothing where there is no git or no repository. */
export function askGit(root: string, ...command: readonly string[]): string | undefined {
  try {
    const stdio = ["ignore", "pipe", "ignore"] as const;
    return execFileSync("git", command, { cwd: root, encoding: "utf8", stdio: [...stdio] });
  } catch {
    // A tarball of the sources has no history; the caller says what it then skips.
    return undefined;
  }
}

/** TypeScript that this project wrote, tests and tools included. */
export function isCode(file: SourceFile): boolean {
  return file.path.endsWith(".ts");
}

/** Code that proves other code: exempt from limits of size and of imports. */
export function isTest(file: SourceFile): boolean {
  return /\.(?:test|fuzz|test-d|bench)\.ts$/.test(file.path) || file.path.includes("/test/");
}

/** Code that users of a package run. */
export function isPackageSource(file: SourceFile): boolean {
  return isCode(file) && /^packages\/[^/]+\/src\//.test(file.path) && !isTest(file);
}

/** The syntax tree, parsed once a file. */
export function parseSource(file: SourceFile): ParseResult {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const result = parseSync(file.path, file.text);
  parsed.set(file, result);
  return result;
}

/** Where to look and what to do, in the form that editors and terminals make a link of. */
export function complain(file: SourceFile, offset: number, message: string): string {
  const line = file.text.slice(0, offset).split("\n").length;
  return `${file.path}:${line}: ${message}`;
}

const parsed = new WeakMap<SourceFile, ParseResult>();

function listWithGit(root: string): readonly string[] | undefined {
  const listed = askGit(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  return listed?.split("\0").filter((path) => path !== "");
}

function listWithoutGit(root: string): readonly string[] {
  const left = /(?:^|\/)(?:node_modules|dist|coverage|reports|\.git|\.stryker-tmp)(?:\/|$)/;
  return globSync("**/*.*", { cwd: root, exclude: (path) => left.test(path) });
}
