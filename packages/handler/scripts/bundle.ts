import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";

/** What the build came to. */
export interface Bundle {
  readonly folder: string;
  /** Bytes of all files that are loaded before the first delivery. */
  readonly startBytes: number;
  /** Packages among those, by name. */
  readonly startPackages: readonly string[];
}

/**
 * Loading takes time on every cold start. The function itself is about 207 KB, 31 of which are the
 * scanner's and which grow by some 100 bytes a call that a rule names; a client of AWS alone is
 * about 300 KB, so that one that gets in is seen.
 */
export const startBytesMax: number = 240 * 1024;

/**
 * Builds what is deployed: ES modules, minified, with source maps, split so that whatever is
 * imported when needed stays out of the start. The handler of the function is `lambda.handler`.
 */
export async function bundle(folder: string): Promise<Bundle> {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    entryPoints: ["src/lambda.ts"],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // The main field of some AWS packages names a CommonJS file, which cannot be split.
    mainFields: ["module", "main"],
    minify: true,
    sourcemap: true,
    metafile: true,
    logLevel: "warning",
  });
  const files = startFiles(metafile);
  const inputs = files.flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
  return {
    folder,
    startBytes: files.reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0),
    startPackages: [...new Set(inputs.map(packageOf))].toSorted(),
  };
}

/** The entry, and all that it imports before anything else happens. */
function startFiles({ outputs }: Metafile): readonly string[] {
  const entry = Object.keys(outputs).find((file) => file.endsWith("lambda.mjs"));
  const files = new Set(entry === undefined ? [] : [entry]);
  for (const file of files) {
    for (const { kind, path } of outputs[file]?.imports ?? []) {
      if (kind === "import-statement" && path in outputs) files.add(path);
    }
  }
  return [...files];
}

function packageOf(input: string): string {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
  return name ?? (input.startsWith("..") ? "@logcritical/rules" : "@logcritical/handler");
}

if (import.meta.main) {
  const { folder, startBytes } = await bundle(
    fileURLToPath(new URL("../dist/lambda", import.meta.url)),
  );
  console.log(`${folder}: ${(startBytes / 1024).toFixed(0)} KiB loaded at the start`);
  if (startBytes > startBytesMax) throw new Error(`More than ${startBytesMax} bytes at the start`);
}
