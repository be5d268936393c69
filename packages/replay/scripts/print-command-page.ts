import { Readable } from "node:stream";
import { runProgram } from "../src/program.ts";

/**
 * The page with every command's help, as the commands themselves print it:
 * each stands as a block of shell and the text that it gives, which the test of pages runs again.
 */
export async function printCommandPage(): Promise<string> {
  const sections = [await printSection([])];
  const rest = (await namesIn([])).map((name) => [name]);
  for (let path = rest.shift(); path !== undefined; path = rest.shift()) {
    const inner = await namesIn(path);
    rest.unshift(...inner.map((name) => [...(path ?? []), name]));
    sections.push(await printSection(path));
  }
  return [
    "# Every command",
    "",
    "Written by `pnpm run pages` from what the commands print; [page 7](7-reference.md) has the rest.",
    "",
    ...sections,
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

async function printSection(path: readonly string[]): Promise<string> {
  const command = ["logcritical", ...path].join(" ");
  const help = (await helpOf(path)).trimEnd();
  return `## ${command}\n\n\`\`\`sh\n${command} --help\n\`\`\`\n\n\`\`\`text\n${help}\n\`\`\`\n`;
}

/** The commands that a help lists, but for the one that prints help. */
async function namesIn(path: readonly string[]): Promise<readonly string[]> {
  const [, listed = ""] = /^Commands:\n((?: .*\n?)*)/m.exec(await helpOf(path)) ?? [];
  const names = [...listed.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = ""]) => name);
  return names.filter((name) => name !== "help");
}

async function helpOf(path: readonly string[]): Promise<string> {
  let printed = "";
  const output = { write: (text: string) => (printed += text) };
  await runProgram([...path, "--help"], {
    stdin: Readable.from([]),
    stdout: output,
    stderr: output,
    isColoured: false,
    showsProgress: false,
    columns: 100,
    folder: ".",
    peakMemory: () => 0,
  });
  return printed;
}
