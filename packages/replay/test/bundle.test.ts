import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packagesOfOthers } from "../scripts/bundle.ts";
import { ownManifest } from "../src/own-files.ts";
import { type BundledPackage, installBundle, readManifest } from "./support/bundled-package.ts";
import { type Ran, root } from "./support/run.ts";
import { spawnBin } from "./support/spawn-bin.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

let place = "";
let bundled: BundledPackage;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "logcritical-bundle-"));
  bundled = await installBundle(place);
});
afterAll(() => rm(place, { recursive: true, force: true }));

/** What the command prints as sources and as a bundle, but for the line that says how long it took. */
async function runBoth(args: readonly string[], folder = root): Promise<readonly [Ran, Ran]> {
  const [own, published] = await Promise.all([
    spawnBin(args, { folder }),
    spawnBin(args, { folder, script: bundled.bin }),
  ]);
  return [timeless(own), timeless(published)];
}

function timeless({ code, stdout, stderr }: Ran): Ran {
  return { code, stdout, stderr: stderr.replace(/^.* records\/s.*\n/m, "") };
}

const demo = ["fixtures/demo/AWSLogs", "--settings", "fixtures/demo/settings.json"];

describe("the published command", () => {
  it("tells the version of its manifest", async () => {
    const { version } = await readManifest(ownManifest);
    const ran = await spawnBin(["--version"], { script: bundled.bin });
    expect(ran).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each([
    { args: ["--help"] },
    { args: ["replay", "--help"] },
    { args: ["replay", ...demo, "--threads", "2", "--format", "ndjson"] },
    { args: ["replay", ...demo, "--as-alerts"] },
    { args: ["render", ...demo, "--limit", "3"] },
    { args: ["summary", ...demo] },
    { args: ["explain", "cloudtrail-change", "fixtures/demo/AWSLogs", "--limit", "3"] },
    { args: ["check", "--pack", "secglobal", "fixtures/demo/settings.json"] },
    { args: ["rules", "show", "root-access", "--pack", "cis", "--pack", "secglobal"] },
    { args: ["pattern", "--pack-into", "2"] },
  ])("prints the same as the sources: $args", async ({ args }) => {
    const [own, published] = await runBoth(args);
    expect(published).toEqual({ ...own, code: 0 });
  });

  it("writes the same report as the sources", async () => {
    const write = async (script?: string): Promise<string> => {
      const folder = await createFolder();
      await symlink(join(root, "fixtures"), join(folder, "fixtures"));
      const args = ["replay", ...demo, "--html", "report.html"];
      expect(await spawnBin(args, { folder, script })).toMatchObject({ code: 0 });
      const page = await readFile(join(folder, "report.html"), "utf8");
      return page.replaceAll(/[-\d]+ [:\d]+(?: UTC,)? in [.\d]+ s/g, "");
    };
    const page = await write(bundled.bin);
    expect(page).toContain("StopLogging");
    expect(page === (await write())).toBe(true);
  });

  it("examines in threads", async () => {
    // Threads start for what looks like 96 MB, and what is called .gz like nine times its size.
    const blank = "\n".repeat(6e6);
    const folder = await createFolder({
      "trail/1.gz": `${blank}${json(stopLogging("1"))}`,
      "trail/2.gz": `${blank}${json(stopLogging("2"))}`,
      "trail/3.json": json(stopLogging("3")),
    });
    const args = ["replay", "trail", "--threads", "2", "--format", "ndjson"];
    const [own, published] = await runBoth(args, folder);
    expect(published).toEqual({ ...own, code: 0 });
    expect(published.stdout.match(/cloudtrail-change/g)).toHaveLength(3);
  });

  it("lends its rules to modules that have none, and runs rules of another copy", async () => {
    const folder = await createFolder({
      "trail.json": json(stopLogging("1")),
      "alone/own.ts": [
        'import { field } from "@logcritical/rules";',
        'import { catalog } from "@logcritical/rules/catalog";',
        'const when = field("eventName").is("StopLogging");',
        'export const own = { ...catalog[0], id: "own", when };',
      ].join("\n"),
      "copied/theirs.ts": 'export { catalog } from "@logcritical/rules/catalog";',
    });
    const copy = join(folder, "copied/node_modules/@logcritical");
    await mkdir(copy, { recursive: true });
    await symlink(join(root, "packages/rules"), join(copy, "rules"));
    const args = ["replay", "trail.json", "--pack", "none", "--format", "ndjson"];
    const rules = ["--rules", "alone", "--rules", "copied"];
    const ran = await spawnBin([...args, ...rules], { folder, script: bundled.bin });
    const found = ran.stdout.matchAll(/"ruleId":"([^"]+)"/g);
    expect([...found].map(([, id]) => id)).toEqual(["own", "cloudtrail-change"]);
  });

  it("is what a program imports", async () => {
    const index: unknown = await import(bundled.bin.replace(/bin\.js$/, "index.js"));
    expect(Object.keys(index as object).toSorted()).toEqual(["exitCodes", "runProgram"]);
  });

  it("names the sources in a stack where Node.js is asked to", async () => {
    const folder = await createFolder({ "hook.mjs": "process.resourceUsage = undefined;" });
    const env = { NODE_OPTIONS: `--enable-source-maps --import=${join(folder, "hook.mjs")}` };
    const ran = await spawnBin(["replay", ...demo], { script: bundled.bin, env });
    expect(ran.stderr).toMatch(/src\/run-process\.ts:\d+/);
  });
});

describe("its files", () => {
  it("hold what is ours, and leave to npm exactly what the manifest names", async () => {
    const { inputs, outputs } = bundled.metafile;
    expect(Object.keys(inputs).filter((path) => path.includes("node_modules/"))).toEqual([]);
    const imported = Object.values(outputs).flatMap(({ imports }) =>
      imports.filter(({ external, path }) => external && !path.startsWith("node:")),
    );
    const copied = Object.keys(inputs).filter((path) => path.endsWith(".cjs"));
    const texts = copied.map((path) => readFile(new URL(path, ownManifest), "utf8"));
    const required = (await Promise.all(texts)).flatMap((text) =>
      [...text.matchAll(/require\('([^']+)'\)/g)].map(([, name = ""]) => name),
    );
    const names = [...imported.map(({ path }) => path), ...required].map(packageOf);
    // What has its types asks for it as a peer.
    const used = new Set(["commander", ...names.filter((name) => name !== undefined)]);
    expect([...used].toSorted()).toEqual(packagesOfOthers().toSorted());
  });

  it("need of each package the version that the handler was tested with", async () => {
    const own = (await readManifest(ownManifest)).dependencies;
    const handler = await readManifest(new URL("../handler/package.json", ownManifest));
    const shared = Object.entries(handler.dependencies).filter(([name]) => name in own);
    expect(shared.length).toBeGreaterThan(3);
    expect(own).toMatchObject(Object.fromEntries(shared));
  });

  it("let an old Node say what it lacks before it loads anything else", () => {
    expect(startOf(bundled.metafile, "src/bin.ts").inputs.toSorted()).toEqual([
      "src/bin.ts",
      "src/keep-compiled.ts",
      "src/limit-young-generation.ts",
      "src/old-node.ts",
    ]);
  });

  it("load no client of AWS before a command asks for it", () => {
    const entries = Object.values(bundled.metafile.outputs).flatMap(
      ({ entryPoint }) => entryPoint ?? [],
    );
    const early = entries.filter((entry) =>
      /^src\/(?:bin|index|program|work|commands)\b/.test(entry),
    );
    expect(early.length).toBeGreaterThan(12);
    for (const entry of early) {
      const { packages } = startOf(bundled.metafile, entry);
      expect(packages.filter((name) => /^@(?:aws-sdk|smithy)\//.test(name))).toEqual([]);
    }
  });
});

/** What is loaded before anything of an entry runs: our own files, and packages of others. */
function startOf(
  { outputs }: Metafile,
  entry: string,
): { readonly inputs: readonly string[]; readonly packages: readonly string[] } {
  const files = new Set(Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === entry));
  const packages: string[] = [];
  for (const file of files) {
    for (const { kind, path, external } of outputs[file]?.imports ?? []) {
      if (kind !== "import-statement") continue;
      if (external === true) packages.push(path);
      else files.add(path);
    }
  }
  const inputs = [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  return { inputs, packages };
}

/** `@aws-sdk/client-s3` of what is imported from it; undefined for a file of our own. */
function packageOf(specifier: string): string | undefined {
  return /^(?:@[^/]+\/)?[^./][^/]*/.exec(specifier)?.[0];
}
