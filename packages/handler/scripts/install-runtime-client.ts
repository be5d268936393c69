import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Lambda's own runtime client, which runs the bundle as Lambda does. It compiles for most of a
 * minute and needs tools that many desks lack, so it is no dependency that every install would
 * build: the tests and .ci/run ask for it here, and find it in the cache from then on.
 */
const version = "4.0.2";
const cache: string = fileURLToPath(
  new URL("../node_modules/.cache/runtime-client", import.meta.url),
);

/** What came of it: the client's entry, or what it needs and this machine lacks. */
export type RuntimeClient =
  | { readonly kind: "installed"; readonly entry: string }
  | { readonly kind: "lacking"; readonly tools: readonly string[] };

/** Installs the client, unless it is there; throws where the tools are there and it fails. */
export function installRuntimeClient(): RuntimeClient {
  const entry = join(cache, version, "node_modules/aws-lambda-ric/index.mjs");
  const native = join(cache, version, "node_modules/aws-lambda-ric/rapid-client.node");
  if (existsSync(entry) && existsSync(native)) return { kind: "installed", entry };
  const tools = ["cmake", "make", "g++", "python3", "npm"].filter((tool) => !isOnPath(tool));
  if (tools.length > 0) return { kind: "lacking", tools };
  console.warn("Compiling Lambda's runtime client, once: this takes about a minute.");
  const folder = join(cache, version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  execFileSync("npm", ["install", "--no-audit", "--no-fund", `aws-lambda-ric@${version}`], {
    cwd: folder,
    env: { ...process.env, ...headersOfThisNode() },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { kind: "installed", entry };
}

/** The headers that this very Node was packed with, so that none are fetched from anywhere. */
function headersOfThisNode(): { readonly npm_config_nodedir?: string } {
  const root = dirname(dirname(process.execPath));
  return existsSync(join(root, "include/node/node.h")) ? { npm_config_nodedir: root } : {};
}

function isOnPath(tool: string): boolean {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, tool)));
}

if (import.meta.main) {
  const client = installRuntimeClient();
  const said = client.kind === "installed" ? client.entry : `lacking ${client.tools.join(", ")}`;
  console.log(`Runtime client: ${said}`);
}
