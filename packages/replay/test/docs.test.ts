import { globSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseHandlerSettings } from "@logcritical/handler";
import { describe, expect, it } from "vitest";
import { printCommandPage } from "../scripts/print-command-page.ts";
import { absentLines, type Block, commandsOf, readBlocks, words } from "./support/page.ts";
import { root, run, runIn } from "./support/run.ts";

const pages = globSync("docs/*.md", { cwd: root }).toSorted();
const textOf = (page: string): string => readFileSync(join(root, page), "utf8");

interface Result {
  readonly code: number;
  readonly printed: string;
}

/** What a page's block says that it ends with; 0 unless it says another. */
function wantedCode({ note = "" }: Block): number {
  return Number(/^ends with (\d)$/.exec(note)?.[1] ?? 0);
}

function isRun({ language, note = "" }: Block): boolean {
  return language === "sh" && !/^not run: .{9,}/.test(note);
}

/** Writes the files that a page shows and runs its commands, in a folder that has the fixtures. */
async function follow(blocks: readonly Block[]): Promise<readonly Result[]> {
  const folder = await mkdtemp(join(tmpdir(), "logcritical-docs-"));
  const before = process.cwd();
  try {
    await symlink(join(root, "fixtures"), join(folder, "fixtures"));
    // The page's own rules import the package as they would where it is installed.
    await mkdir(join(folder, "node_modules/@logcritical"), { recursive: true });
    await symlink(join(root, "packages/rules"), join(folder, "node_modules/@logcritical/rules"));
    for (const { note = "", text } of blocks) {
      const name = /^file: (\S+)$/.exec(note)?.[1];
      if (name === undefined) continue;
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    process.chdir(folder);
    const results: Result[] = [];
    for (const line of blocks.filter(isRun).flatMap(commandsOf)) {
      results.push(await runIn(folder, words(line).slice(1)));
    }
    return results;
  } finally {
    process.chdir(before);
    await rm(folder, { recursive: true });
  }
}

/** What a page says that is not so: how a command ends, and lines that it does not print. */
function complaints(
  page: string,
  blocks: readonly Block[],
  results: readonly Result[],
): readonly string[] {
  const left = [...results];
  let before: readonly Result[] = [];
  return blocks.flatMap((block) => {
    const place = `${page}:${block.line}`;
    if (block.language === "text") {
      const printed = before.map((one) => one.printed).join("");
      const absent = absentLines(block.text, printed);
      return absent.map((line) => `${place}: ${line} is not printed, but:\n${printed}`);
    }
    if (!isRun(block)) return [];
    const lines = commandsOf(block);
    before = left.splice(0, lines.length);
    return lines.flatMap((line, at) => {
      const { code, printed } = before[at] ?? { code: -1, printed: "" };
      const isRight = line.startsWith("logcritical ") && code === wantedCode(block);
      return isRight ? [] : [`${place}: ${line} ends with ${code}:\n${printed}`];
    });
  });
}

describe.each(pages)("%s", (page) => {
  const blocks = readBlocks(textOf(page));

  it("shows commands that end as it says, and lines that they print", async () => {
    expect(complaints(page, blocks, await follow(blocks))).toEqual([]);
  });

  it("shows nothing that is not run, looked at or said to be neither", () => {
    const known = /^(?:file: \S+|ends with \d|not run: .{9,})$/;
    const strange = blocks.filter(
      ({ language, note }) =>
        (note !== undefined && !known.test(note)) ||
        !["sh", "text", "json", "ts"].includes(language) ||
        (language === "ts" && note === undefined),
    );
    expect(strange.map(({ line }) => `${page}:${line}`)).toEqual([]);
  });

  it("names in words each file that it shows, as nobody sees a comment", () => {
    const files = blocks.flatMap(({ note = "" }) => /^file: (\S+)$/.exec(note)?.[1] ?? []);
    const unnamed = files.filter((name) => !textOf(page).includes(`${name}\``));
    expect(unnamed).toEqual([]);
  });

  it("shows settings that can be used", () => {
    // Records of rules and environments are JSON as well.
    const settings = blocks.filter(({ note = "" }) => /(?:settings|stale)\.json$/.test(note));
    const bad = settings.filter(({ text }) => !parseHandlerSettings(JSON.parse(text)).ok);
    expect(bad).toEqual([]);
  });

  it("links to what is there", () => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)];
    const broken = links
      .map(([, target = ""]) => join("docs", target))
      .filter((target) => globSync(target, { cwd: root }).length === 0);
    expect(broken).toEqual([]);
  });
});

/** Keys of a document that its schema has no place for, as paths. */
function strayKeys(document: unknown, schema: Schema, path = ""): readonly string[] {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return [];
  return Object.entries(document).flatMap(([key, value]) => {
    const known = schema.properties?.[key] ?? schema.additionalProperties;
    const place = `${path}.${key}`;
    return typeof known === "object" ? strayKeys(value, known, place) : known ? [] : [place];
  });
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}

const readSchema = (path: string): Schema =>
  JSON.parse(readFileSync(join(root, path), "utf8")) as Schema;

describe("the page about deployment", () => {
  it("shows an environment that has a place for everything", () => {
    const schema = readSchema("packages/infra/environment.schema.json");
    const blocks = readBlocks(textOf("docs/5-deploy.md"));
    const shown = blocks.filter(({ note }) =>
      note?.startsWith("file: packages/infra/environments/"),
    );
    expect(shown).toHaveLength(1);
    const { settings: _, ...environment } = JSON.parse(shown[0]?.text ?? "{}") as {
      settings: object;
    };
    expect(strayKeys(environment, schema)).toEqual([]);
    expect(strayKeys({ alerts: { info: 1 } }, schema)).toEqual([".alerts.info"]);
  });

  it("types scripts that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly scripts: object;
    };
    const typed = [...textOf("docs/5-deploy.md").matchAll(/^npx -y \S+ run (\S+) prod$/gm)];
    expect(typed.map(([, name = ""]) => name).filter((name) => !(name in scripts))).toEqual([]);
    expect(typed.length).toBe(2);
  });
});

describe("the page of commands", () => {
  it("is as the commands print it: run `pnpm run pages`", async () => {
    expect(textOf("docs/commands.md")).toBe(await printCommandPage());
  });

  it("has all of them, those within others too", () => {
    const heads = [...textOf("docs/commands.md").matchAll(/^## (.*)$/gm)].map(([, head]) => head);
    expect(heads).toEqual(expect.arrayContaining(["logcritical replay", "logcritical rules test"]));
    expect(heads.length).toBeGreaterThan(15);
  });
});

describe("the pages", () => {
  it("are numbered in the order in which they are read, and the first one lists them", () => {
    const numbered = pages
      .map((page) => page.replace("docs/", ""))
      .filter((page) => /^\d/.test(page));
    expect(numbered.map((page) => Number(page[0]))).toEqual(numbered.map((_, at) => at + 1));
    const index = textOf("docs/README.md");
    const places = numbered.map((page) => index.indexOf(`(${page})`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
  });

  it("name every field of a finding", async () => {
    const { stdout } = await run(["replay", "fixtures/demo/AWSLogs", "-f", "ndjson", "-q"]);
    const lines = stdout.trimEnd().split("\n");
    const names = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line) as object)));
    const reference = textOf("docs/7-reference.md");
    expect(names.size).toBeGreaterThan(15);
    expect([...names].filter((name) => !reference.includes(`\`${name}\``))).toEqual([]);
  });

  it("name every key of the settings", () => {
    const schema = readSchema("packages/handler/settings.schema.json");
    const keys = Object.keys(schema.properties ?? {}).filter((key) => key !== "$schema");
    const reference = textOf("docs/7-reference.md");
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !reference.includes(`\`${key}\``))).toEqual([]);
  });
});

describe("the check of a page", () => {
  it("complains of another end, of another command and of lines that are not printed", () => {
    const page = "```sh\nlogcritical a\nrm b\n```\n\n```text\nyes\nno\n```\n";
    const results = [1, 0].map((code) => ({ code, printed: "yes\n" }));
    expect(complaints("p", readBlocks(page), results)).toEqual([
      "p:1: logcritical a ends with 1:\nyes\n",
      "p:1: rm b ends with 0:\nyes\n",
      "p:6: no is not printed, but:\nyes\nyes\n",
    ]);
  });

  it("misses no line that was not printed", () => {
    expect(absentLines("a\n  …\nc\n", "a\nb\nc\n")).toEqual([]);
    expect(absentLines("c\na\n", "a\nb\nc\n")).toEqual(["a"]);
  });

  it("reads blocks with what is said of them", () => {
    const page = "a\n\n<!-- ends with 1 -->\n\n```sh\nlogcritical check \\\n  'a b'\n```\n";
    const [block] = readBlocks(page);
    expect(block).toMatchObject({ language: "sh", note: "ends with 1", line: 5 });
    expect(block && commandsOf(block).map(words)).toEqual([["logcritical", "check", "a b"]]);
  });
});
