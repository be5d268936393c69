import { readFileSync } from "node:fs";

/** The version of this package, from its own package.json, which stands beside `src` and `dist`. */
export const version: string = readVersion();

function readVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  // Every package.json that was ever published has a version.
  return (JSON.parse(text) as { readonly version: string }).version;
}
