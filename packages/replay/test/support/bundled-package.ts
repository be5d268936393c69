import { copyFile, mkdir, readFile, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";
import { bundle } from "../../scripts/bundle.ts";
import { operationsCatalogue, ownManifest } from "../../src/own-files.ts";

/** The package as npm would install it, but for types, and what esbuild says of its files. */
export interface BundledPackage {
  readonly bin: string;
  readonly metafile: Metafile;
}

/** Builds it into a folder where it finds what its manifest names, and nothing else. */
export async function installBundle(folder: string): Promise<BundledPackage> {
  const modules = join(folder, "node_modules");
  const place = join(modules, "logcritical");
  await mkdir(place, { recursive: true });
  await copyFile(ownManifest, join(place, "package.json"));
  await copyFile(operationsCatalogue, join(place, "aws-operations.generated.json"));
  for (const name of Object.keys((await readManifest(ownManifest)).dependencies)) {
    const link = join(modules, name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(fileURLToPath(new URL(`node_modules/${name}`, ownManifest)), link);
  }
  const metafile = await bundle(join(place, "dist"));
  return { bin: join(place, "dist/bin.js"), metafile };
}

/** What tests ask of a package.json. */
export interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Reads a package.json of the workspace, whose form pnpm has seen to. */
export async function readManifest(url: URL): Promise<Manifest> {
  return JSON.parse(await readFile(url, "utf8")) as Manifest;
}
