import { importsOf, resolve } from "./import-checks.ts";
import { isCode, type SourceFile } from "./source-file.ts";

/**
 * Finds files that import themselves through others, types included: each circle as one line, for
 * example `packages/rules/src/a.ts → packages/rules/src/b.ts → packages/rules/src/a.ts`. Who reads
 * one of them would have to know the others first.
 */
export function findCircles(files: readonly SourceFile[]): readonly string[] {
  const code = new Map(files.filter(isCode).map((file) => [file.path, file]));
  const open: string[] = [];
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string): void => {
    const file = code.get(path);
    if (file === undefined || done.has(path)) return;
    if (open.includes(path)) {
      circles.push([...open.slice(open.indexOf(path)), path].join(" → "));
      return;
    }
    open.push(path);
    for (const { specifier } of importsOf(file)) visit(pathOf(resolve(file, specifier)));
    open.pop();
    done.add(path);
  };
  for (const path of code.keys()) visit(path);
  return circles;
}

/** The scanner's compiler wants no endings. */
function pathOf(target: string): string {
  return target.endsWith(".ts") ? target : `${target}.ts`;
}
