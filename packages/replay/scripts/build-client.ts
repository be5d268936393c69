import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/**
 * Builds the script and the style of the HTML report into one module of two texts, so that the
 * command needs no bundler and no file beside its own. A test says when it must be built again:
 * `pnpm --filter logcritical client`.
 */
export function buildClient(): string {
  const script = bundle("main.ts");
  const style = bundle("report.css");
  // Either would end the element that it stands in.
  for (const text of [script, style]) {
    if (/<\/|<!--/.test(text)) throw new Error("The text cannot stand within an HTML element.");
  }
  return `// Built from client/ by scripts/build-client.ts: change that.
/** The script and the style of the report, each the whole content of its element. */
export const client: { readonly script: string; readonly style: string } = {
  script: ${JSON.stringify(script)},
  style: ${JSON.stringify(style)},
};
`;
}

function bundle(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`../src/report/client/${name}`, import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    // Three years of browsers: the report is read years after, and not before.
    target: ["chrome120", "firefox121", "safari17.2"],
    charset: "utf8",
    write: false,
  });
  return (outputFiles[0]?.text ?? "").trim();
}

if (import.meta.main) {
  const target = new URL("../src/report/client.generated.ts", import.meta.url);
  writeFileSync(target, buildClient());
}
