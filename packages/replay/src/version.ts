import { readFileSync } from "node:fs";
import { ownManifest } from "./own-files.ts";

/** The version of this package, from its own manifest. */
export const version: string = readVersion();

function readVersion(): string {
  const text = readFileSync(ownManifest, "utf8");
  // Every package.json that was ever published has a version.
  return (JSON.parse(text) as { readonly version: string }).version;
}
