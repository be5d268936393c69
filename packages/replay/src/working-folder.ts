import process from "node:process";

/** The folder that the command was called in; undefined where that has been removed meanwhile. */
export function findWorkingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
