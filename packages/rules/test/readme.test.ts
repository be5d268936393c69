import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkExamples } from "./support/check-examples.ts";
import { readCodeBlocks } from "./support/markdown.ts";

const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const blocks = readCodeBlocks(page);

describe("README.md", () => {
  it("shows examples that compile, run, and give the values shown", {
    timeout: 60_000,
  }, async () => {
    const examples = blocks
      .filter(({ language }) => language === "ts")
      .map(({ code, line }) => ({ name: `README.md:${line}`, code }));
    expect(examples.length).toBeGreaterThan(5);
    expect(examples.filter(({ code }) => !code.includes("// → "))).toEqual([]);
    expect(await checkExamples(examples)).toEqual([]);
  });

  it("holds no other code but what is typed into a shell", () => {
    expect(blocks.filter(({ language }) => language !== "ts" && language !== "sh")).toEqual([]);
  });
});

describe("the check of examples", () => {
  const right =
    'import { field } from "@logcritical/rules";\nfield("eventName").is("A").kind; // → "comparison"';

  it("complains of what is wrong, and of nothing else", { timeout: 60_000 }, async () => {
    const complaints = await checkExamples([
      { name: "right", code: right },
      { name: "several lines", code: "const a = [1,\n 2];\na; // → [1,\n//    2]" },
      { name: "constant", code: "const a = 1; // → 1\nexport const b = a;" },
      { name: "wrong value", code: "1 + 1; // → 3" },
      { name: "wrong constant", code: "\nconst a = [1]; // → [2]" },
      { name: "throwing", code: 'throw new Error("no");' },
      { name: "misspelt", code: `${right}\nfield("eventname");` },
      { name: "absent", code: 'import { nothing } from "@logcritical/rules";\nnothing; // → 1' },
    ]);
    expect(complaints).toEqual([
      expect.stringMatching(/^misspelt\(3,7\): error TS2345: .*eventname/),
      expect.stringMatching(/^absent\(1,\d+\): error TS2305: .*nothing/),
      "wrong value, line 1: shows 3, is 2",
      "wrong constant, line 2: shows [ 2 ], is [ 1 ]",
      "throwing: throws Error: no",
      expect.stringMatching(/^absent: throws SyntaxError: .*nothing/),
    ]);
  });
});
