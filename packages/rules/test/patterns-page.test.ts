import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkExamples } from "./support/check-examples.ts";
import { engines } from "./support/engines.ts";
import { readCode, readTables } from "./support/markdown.ts";

const page = readFileSync(new URL("../PATTERNS.md", import.meta.url), "utf8");
const tables = readTables(page);
const rowsOf = (first: string): readonly (readonly string[])[] =>
  tables.filter(({ header }) => header[0] === first).flatMap(({ rows }) => rows);

const examples = rowsOf("Pattern").map(([pattern = "", message = "", answer = ""]) => ({
  pattern: readCode(pattern),
  message: readCode(message),
  answer: { true: true, false: false }[answer],
}));

const refused = rowsOf("Refused").map(([pattern = ""]) => ({ pattern: readCode(pattern) }));

describe.each(engines)("PATTERNS.md, asked of $name,", ({ ask }) => {
  it.each(examples)("answers $answer to $pattern of $message", ({ pattern, message, answer }) => {
    expect(ask(pattern, message)).toBe(answer);
  });

  it.each(refused)("refuses $pattern", ({ pattern }) => {
    expect(ask(pattern, "{}")).toBe("invalid");
  });
});

/** A module that prints the condition of a row, as its author would write it, and shows the rest. */
function printExample([condition = "", text = "", exact = ""]: readonly string[]): string {
  const wanted = { text: text === "nothing" ? "" : readCode(text), exact: exact === "yes" };
  return [
    'import { all, field, none, printPattern, setting } from "@logcritical/rules";',
    `const printed = printPattern(${readCode(condition)});`,
    "const { text, exact } = printed.ok ? printed.value : { text: undefined, exact: undefined };",
    `({ text, exact }); // → ${JSON.stringify(wanted)}`,
  ].join("\n");
}

describe("PATTERNS.md", () => {
  it("shows what conditions are printed as", { timeout: 60_000 }, async () => {
    const rows = rowsOf("Condition");
    expect(rows.length).toBeGreaterThan(10);
    const examples = rows.map((row) => ({ name: String(row[0]), code: printExample(row) }));
    expect(await checkExamples(examples)).toEqual([]);
  });

  it("marks every example with what it rests on", () => {
    const marks = [...rowsOf("Pattern"), ...rowsOf("Refused")].map((row) => row.at(-1));
    const known = rowsOf("Mark").map(([mark]) => mark?.replaceAll("*", ""));
    expect(examples.length).toBeGreaterThan(100);
    expect(marks.filter((mark) => !known.includes(mark))).toEqual([]);
  });
});
