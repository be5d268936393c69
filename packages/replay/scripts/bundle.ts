// The last step of `prepack`: what Node.js runs of the published command. The workspace runs `src`.
import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { ownManifest } from "../src/own-files.ts";

/**
 * Builds the command into a folder: our own packages in a few files in place of 400, which takes
 * most of the time of a start, and split, so that each command loads what it needs. Packages of
 * others stay what npm installs. All files stand directly in the folder, as `own-files.ts` has it.
 */
export async function bundle(folder: string): Promise<Metafile> {
  for (const file of globSync("*.{js,js.map,cjs}", { cwd: folder })) rmSync(join(folder, file));
  const { metafile } = await build({ ...options, outdir: folder, metafile: true });
  return metafile;
}

const options = {
  absWorkingDir: fileURLToPath(new URL(".", ownManifest)),
  entryPoints: { bin: "src/bin.ts", index: "src/index.ts", worker: "src/work/worker.ts" },
  bundle: true,
  splitting: true,
  external: [...packagesOfOthers()],
  format: "esm",
  platform: "node",
  target: "node22",
  // The serializer of alerts is CommonJS, and requires what is not bundled.
  loader: { ".cjs": "copy" },
  assetNames: "[name]",
  sourcemap: true,
  // Lines are named with `node --enable-source-maps`; the sources would be half of the package.
  sourcesContent: false,
  logLevel: "warning",
} satisfies BuildOptions;

/** What the manifest has installed beside the command. */
export function packagesOfOthers(): readonly string[] {
  // pnpm has read the same file before any script could start, so its form is known.
  const { dependencies } = JSON.parse(readFileSync(ownManifest, "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(dependencies).filter((name) => !name.startsWith("@logcritical/"));
}

if (import.meta.main) await bundle(fileURLToPath(new URL("dist", ownManifest)));
