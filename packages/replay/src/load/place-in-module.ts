import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** A place in a module, both counted from one. */
export interface ModulePlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Where in a module something went wrong when it was loaded, as far as Node.js says so: in the trace
 * of calls, or above it by the line and a caret under the column.
 */
export function placeInModule(file: string, error: unknown): ModulePlace | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const path = resolve(file);
  const places = [pathToFileURL(path).href, path].flatMap((name) => {
    const at = stack.indexOf(`${name}:`);
    return at === -1 ? [] : [{ at, behind: stack.slice(at + name.length) }];
  });
  const [first] = places.toSorted((a, b) => a.at - b.at);
  const found = /^:(\d+)(?::(\d+))?/.exec(first?.behind ?? "");
  if (first === undefined || found === null) return undefined;
  const [, line, column] = found;
  return { line: Number(line), column: Number(column ?? columnOfCaret(first.behind)) };
}

function columnOfCaret(text: string): number {
  const caret = text.split("\n").find((line) => /^\s*\^+$/.test(line));
  return caret === undefined ? 1 : caret.indexOf("^") + 1;
}
