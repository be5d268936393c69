import { readFileSync } from "node:fs";
import { join } from "node:path";
import { printPattern } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { absentLines, readBlocks, words } from "./support/page.ts";
import { root, run } from "./support/run.ts";
import { createFolder } from "./support/trail-folder.ts";

const page = readFileSync(join(root, "README.md"), "utf8");
const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);

/** The blocks of the page in a language, without their fences. */
function blocks(language: string): readonly string[] {
  return readBlocks(page)
    .filter((block) => block.language === language)
    .map(({ text }) => text);
}

const lead = "npx -y pnpm@12.21.0 ";
const lines = blocks("sh").flatMap((block) => block.trimEnd().split("\n"));
const commands = lines.map((line) => line.replace(`${lead}run logcritical `, ""));

/** The words with the demo in place of a reader's own files, and pages where nobody has to tidy up. */
async function place(args: readonly string[]): Promise<readonly string[]> {
  const places = new Map([
    ["AWSLogs", "fixtures/demo/AWSLogs"],
    ["settings.json", "fixtures/demo/settings.json"],
    ["report.html", join(await createFolder(), "report.html")],
  ]);
  return args.map((word) => places.get(word) ?? word);
}

describe("the page of the command", () => {
  const readme = readFileSync(join(root, "packages/replay/README.md"), "utf8");
  const shown = [...readme.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = ""]) =>
    block.trimEnd().split("\n"),
  );
  it.each(shown)("shows what works: %s", async (line) => {
    const [name, ...args] = words(line);
    expect(name).toBe("logcritical");
    const { code, stdout } = await run(await place(args));
    expect(code).toBe(0);
    expect(stdout).not.toBe("");
  });
});

describe("the front page", () => {
  it("has one command for the demo and one for the tests, each a line of its own", () => {
    expect(lines).toContain(`${lead}run demo`);
    expect(lines).toContain(`${lead}test`);
    expect(manifest.scripts).toMatchObject({ demo: expect.any(String), test: expect.any(String) });
    expect(lines.filter((line) => !line.startsWith(lead))).toEqual([]);
  });

  it.each(commands.filter((command) => !command.startsWith(lead)))(
    "can be followed: %s",
    async (command) => {
      const { code, stdout } = await run(await place(words(command)));
      expect(code).toBe(0);
      expect(stdout).not.toBe("");
    },
  );

  it("shows lines that the demo prints, in its order", async () => {
    const [, args = ""] = (manifest.scripts.demo ?? "").split("bin.ts ");
    const { stdout, stderr } = await run(words(args));
    const shown = blocks("text")[0] ?? "";
    expect(absentLines(shown, `${stdout}${stderr}`)).toEqual([]);
    expect(shown.split("\n").length).toBeGreaterThan(20);
  });

  it("shows a rule of the catalogue, and the pattern that is printed of it", () => {
    const [code = ""] = blocks("ts");
    const source = join(root, "packages/rules/src/catalog/detach-force-ebs.ts");
    const [, condition = "?"] = /( {2}when: all\(.*?\n {2}\),)/s.exec(code) ?? [];
    expect(readFileSync(source, "utf8")).toContain(condition);
    const rule = catalog.find(({ id }) => id === "detach-force-ebs");
    const printed = rule && printPattern(rule.when);
    expect(printed?.ok && printed.value.text).toBe(blocks("text")[1]?.trimEnd());
  });
});
