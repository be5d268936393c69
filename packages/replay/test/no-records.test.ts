import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./support/run.ts";
import { createFolder, type Files, json, stopLogging } from "./support/trail-folder.ts";

/** Inputs that hold no record to look at, what is asked besides, and what has to be said of them. */
const inputs: Readonly<Record<string, NoRecords>> = {
  "an empty folder": {
    files: {},
    args: [],
    code: 0,
    said: "name files of CloudTrail, or a folder that holds some, such as AWSLogs/.",
  },
  "a folder that cannot be read": {
    files: { "a.json": '{"Records": [{', "b.json": "[{" },
    args: [],
    code: 3,
    said:
      "not everything could be read: 2 cut off in the middle of JSON (a.json, line 1, b.json, line 1). " +
      "What to do: mend that, or name other files.",
  },
  "records of another account": {
    files: { "a.json": json(stopLogging("1")) },
    args: ["--account", "444455556666"],
    code: 0,
    said:
      "of the time, account and region asked for: " +
      "widen --since, --until, --account or --region.",
  },
  "a file of another time, and one that cannot be read": {
    files: { "a.json": json(stopLogging("1")), "b.json": "[{" },
    args: ["--since", "2027-01-01"],
    code: 3,
    said:
      "not everything could be read: 1 cut off in the middle of JSON (b.json, line 1). " +
      "What to do: widen --since, --until, --account or --region.",
  },
};

interface NoRecords {
  readonly files: Files;
  readonly args: readonly string[];
  readonly code: number;
  readonly said: string;
}

/** Commands whose pages people read. */
const commands: readonly (readonly string[])[] = [
  ["summary"],
  ["summary", "--quiet"],
  ["replay"],
  ["replay", "--quiet"],
  ["replay", "--format", "markdown"],
  ["replay", "--as-alerts"],
  ["replay", "--as-alerts", "--quiet"],
  ["replay", "--compare", "cis"],
  ["replay", "--compare", "cis", "--as-alerts"],
];

/** As a person reads it: on one line, and without the folder of the test. */
function wordsOf(text: string, folder: string): string {
  return text.replaceAll(`${folder}/`, "").replaceAll(/\s+/g, " ").trim();
}

describe.each(Object.entries(inputs))("of %s", (_, { files, args, code: expected, said }) => {
  it.each(commands.map((command) => [command.join(" "), command] as const))(
    "the page alone says that there was no record: %s",
    async (_name, command) => {
      const folder = await createFolder(files);
      const { code, stdout } = await run([...command, folder, ...args]);
      expect(code).toBe(expected);
      const words = wordsOf(stdout, folder);
      expect(words).toMatch(/^There was no record to look at\b/);
      expect(words.replaceAll("\\", "")).toContain(said);
      expect(words).not.toMatch(/Nobody|Found nothing|0 finding|No finding|would have been sent/);
    },
  );

  it("the report says so at its top, and claims nothing of rules", async () => {
    const folder = await createFolder(files);
    const path = join(await createFolder(), "report.html");
    const { code } = await run(["replay", folder, ...args, "--html", path]);
    expect(code).toBe(expected);
    const page = readFileSync(path, "utf8");
    expect(page).toContain("<title>LogCritical: no record to look at</title>");
    const words = wordsOf(page.replaceAll(/<(style|script)>.*?<\/\1>|<[^>]*>/gs, " "), folder);
    const [top = "", rest = ""] = words.split("Look here first Actors");
    expect(top).toContain("No CloudTrail record to look at");
    expect(top).toContain(said);
    expect(top).not.toMatch(/\d (?:findings?|critical)/);
    expect(rest).toContain("No rule was asked anything, so there is nobody to look at.");
    expect(rest).toContain("Not asked 20 There was no record to ask them about.");
    expect(rest).not.toContain("Never fired");
  });

  it("programs are not told of rules that found nothing", async () => {
    const folder = await createFolder(files);
    const { stdout } = await run(["summary", "--format", "json", folder, ...args]);
    expect(JSON.parse(stdout)).toMatchObject({ records: 0, silentRules: [] });
  });

  it("the summary of a replay says it, too", async () => {
    const folder = await createFolder(files);
    const { stderr } = await run(["replay", folder, ...args]);
    expect(stderr).toContain("none, as there was no record to look at");
    expect(stderr).not.toContain("Never fired");
  });
});

it("says in Markdown nothing that is a link or another cell", async () => {
  const folder = await createFolder({ "[a](http://b)|c.json": "[{" });
  const { stdout } = await run(["replay", "--format", "markdown", folder]);
  expect(stdout).toContain(String.raw`\[a\](http`);
  expect(stdout).not.toMatch(/https?:/);
});

it.each([["csv"], ["json"], ["ndjson"]])("gives programs no words: %s", async (format) => {
  const { stdout } = await run(["replay", "--format", format, await createFolder()]);
  expect(stdout).not.toContain("There was no record");
});
