import { describe, expect, it } from "vitest";
import { run } from "./support/run.ts";

const demo = ["fixtures/demo/AWSLogs", "--settings", "fixtures/demo/settings.json"];

const pages: readonly (readonly string[])[] = [
  ["summary", ...demo],
  ["summary", ...demo, "--top", "50"],
  ["replay", ...demo],
  ["replay", ...demo, "--as-alerts"],
  ["replay", ...demo, "--compare", "cis", "--as-alerts"],
  ["rules"],
];

const helps: readonly (readonly string[])[] = [
  [],
  ...["replay", "summary", "render", "grep", "explain", "rules", "pattern", "check"].map(one),
  ...["list", "test", "new", "show"].map((name) => ["rules", name]),
  ...["invoke", "redrive", "drill", "doctor"].map(one),
].map((path) => [...path, "--help"]);

function one(name: string): readonly string[] {
  return [name];
}

/** What can stand in no shorter line: a word, or one in quotes, with its option. */
const oneWord = /^ *(?:\$ )?(?:--?\w\S* )?(?:\S+|'[^']*')(?: \\)?$/;

async function print(args: readonly string[], columns: number): Promise<string> {
  const { code, stdout, stderr } = await run(args, "", columns);
  expect(code).toBe(0);
  return stdout + stderr;
}

/** The words of a page, whatever stands between them. */
function words(text: string): readonly string[] {
  return [...new Set(text.match(/[\w@./:-]*\w/g))].toSorted();
}

describe.each([40, 60])("in lines of %i characters", (columns) => {
  it.each([...pages, ...helps].map((args) => [args.join(" "), args] as const))(
    "no line is longer but for a word that is: %s",
    async (_, args) => {
      const lines = (await print(args, columns)).split("\n");
      const long = lines.filter((line) => line.length > columns && !oneWord.test(line));
      expect(long).toEqual([]);
    },
  );

  it.each(helps.map((args) => [args.join(" "), args] as const))(
    "no word is lost: %s",
    async (_, args) => {
      expect(words(await print(args, columns))).toEqual(words(await print(args, 200)));
    },
  );

  it("a summary tells the same of whom to look at", async () => {
    const [wide, narrow] = await Promise.all([
      print(["summary", ...demo, "-q"], 200),
      print(["summary", ...demo, "-q"], columns),
    ]);
    const lost = words(wide).filter((word) => !words(narrow).includes(word));
    // Of a name that is longer than a line the end is cut.
    expect(lost.filter((word) => word.length <= columns)).toEqual([]);
  });
});

it("gives an example of the shell back when its lines are joined again", async () => {
  const narrow = await print(["replay", "--help"], 40);
  expect(narrow).toContain("\\\n      --since 2026-08-01 \\\n      --until 2026-08-03 \\\n");
  const joined = narrow.replaceAll(/ \\\n +/g, " ");
  const [, examples = ""] = (await print(["replay", "--help"], 100)).split("Examples:\n");
  expect(joined).toContain(examples);
});
