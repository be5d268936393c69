import { basename, dirname } from "node:path";
import { complain, isCode, isTest, type SourceFile } from "./source-file.ts";

const lineCountMax = 250;

/**
 * Checks of names and text: in goes a file, out come complaints, for example
 * `src/trailRecord.ts:1: rename it to trail-record.ts`.
 */
export function checkFileName(file: SourceFile): readonly string[] {
  if (!isCode(file)) return [];
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/;
  const folders = dirname(file.path).split("/");
  const wrong = [...folders, basename(file.path)].filter((name) => !kebab.test(name));
  return wrong
    .filter((name) => name !== ".")
    .map((name) => complain(file, 0, `rename ${name} to kebab-case, as ${kebabCase(name)}`));
}

/** Asks for a second file where one has grown too long to hold in the head. */
export function checkLength(file: SourceFile): readonly string[] {
  if (!isCode(file) || isTest(file) || isData(file)) return [];
  const lineCount = file.text.trimEnd().split("\n").length;
  return lineCount <= lineCountMax
    ? []
    : [complain(file, 0, `has ${lineCount} lines: split it at ${lineCountMax} or before`)];
}

/** Keeps the machine on which a file was written out of the file. */
export function checkNoMachine(file: SourceFile): readonly string[] {
  if (file.path === "pnpm-lock.yaml") return [];
  const path = /(?<![\w.~$}-])\/(?:work|root|home)\/[\w.-]+/g;
  const host = /\b(?:registry|artifactory|nexus|verdaccio|goproxy)\.[\w-]+(?:\.[\w-]+)*\b/g;
  return [
    ...complaints(file, path, "names a path of one machine: write it relative to the repository"),
    ...complaints(file, host, "names a registry: leave that to the settings of whoever installs"),
  ];
}

/** Wants paths of files decoded: in `pathname` a folder with a blank or an accent is another. */
export function checkFilePaths(file: SourceFile): readonly string[] {
  if (!isCode(file)) return [];
  const encoded = /import\.meta\.url\)\s*\.pathname/g;
  return complaints(file, encoded, "is percent-encoded: write fileURLToPath(new URL(…))");
}

/** Repeats every match, so that one run shows all there is to do. */
function complaints(file: SourceFile, pattern: RegExp, what: string): readonly string[] {
  return [...file.text.matchAll(pattern)].map((match) =>
    complain(file, match.index, `"${match[0]}" ${what}`),
  );
}

function kebabCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}

/** Packs quote other people's patterns, as many as there are. */
function isData(file: SourceFile): boolean {
  return /-(?:data|wasm)\.ts$/.test(file.path) || file.path.startsWith("packages/rules/src/packs/");
}
