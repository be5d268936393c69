import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findCircles } from "./tidy/circle-checks.ts";
import { checkSubject } from "./tidy/history-checks.ts";
import { checkImports } from "./tidy/import-checks.ts";
import { askGit, listTextFiles, type SourceFile } from "./tidy/source-file.ts";
import {
  checkDocComments,
  checkForms,
  checkPatternText,
  checkSuppressions,
  checkTypes,
} from "./tidy/syntax-checks.ts";
import { checkFileName, checkFilePaths, checkLength, checkNoMachine } from "./tidy/text-checks.ts";

/** A rule of the house, and snippets that prove the check can fail and can pass. */
interface HouseRule {
  readonly name: string;
  readonly check: (file: SourceFile) => readonly string[];
  readonly bad: readonly (readonly [path: string, text: string])[];
  readonly good: readonly (readonly [path: string, text: string])[];
}

const root = fileURLToPath(new URL("..", import.meta.url));
const src = "packages/rules/src";
const home = ["", "home", "someone", "file.json"].join("/");
const encoded = ["const a = new URL(b, import", "meta", "url).pathname;"].join(".");
const registry = ["registry", "example", "org"].join(".");

const houseRules: readonly HouseRule[] = [
  {
    name: "names files and folders in kebab-case",
    check: checkFileName,
    bad: [
      [`${src}/trailRecord.ts`, ""],
      [`${src}/trail_record.ts`, ""],
      [`${src}/Catalog/rule.ts`, ""],
    ],
    good: [
      [`${src}/trail-record.test.ts`, ""],
      ["vitest.config.ts", ""],
      ["fixtures/A_CloudTrail.json", ""],
    ],
  },
  {
    name: "keeps source files within 250 lines",
    check: checkLength,
    bad: [[`${src}/long.ts`, "//\n".repeat(251)]],
    good: [
      [`${src}/short.ts`, "//\n".repeat(250)],
      [`${src}/long.test.ts`, "//\n".repeat(251)],
      [`${src}/packs/cis.ts`, "//\n".repeat(251)],
      [`${src}/scan/scanner-wasm.ts`, "//\n".repeat(251)],
    ],
  },
  {
    name: "lets the type checker see every value",
    check: checkTypes,
    bad: [
      [`${src}/a.ts`, "let a: any;"],
      [`${src}/a.ts`, "let a: Map<string, any[]>;"],
      [`${src}/a.test.ts`, "a!.b;"],
      [`${src}/a.ts`, "a as any;"],
    ],
    good: [[`${src}/a.ts`, 'let any: unknown = !a; any("any!"); // any']],
  },
  {
    name: "uses no enum, no namespace and no default export",
    check: checkForms,
    bad: [
      [`${src}/a.ts`, "enum A { B }"],
      [`${src}/a.ts`, "namespace A {}"],
      [`${src}/a.ts`, "export default 1;"],
    ],
    good: [
      ["vitest.config.ts", "export default {};"],
      [`${src}/a.ts`, 'export const a = "enum A {}";'],
    ],
  },
  {
    name: "gives a reason for every suppression",
    check: checkSuppressions,
    bad: [
      [`${src}/a.ts`, "// @ts-ignore\na;"],
      [`${src}/a.test.ts`, "// @ts-expect-error\na;"],
      [`${src}/a.ts`, "// biome-ignore lint/style/x: no\na;"],
      [`${src}/a.ts`, "/* oxlint-disable no-cycle */"],
      [`${src}/a.ts`, "/* v8 ignore next */"],
    ],
    good: [
      [`${src}/a.ts`, "// biome-ignore lint/style/x: the service itself spells it so\na;"],
      [`${src}/a.ts`, "// oxlint-disable-next-line no-cycle -- both ends are types only\na;"],
      [`${src}/a.test-d.ts`, "// @ts-expect-error\na;"],
      [`${src}/a.ts`, 'const a = "@ts-ignore";'],
    ],
  },
  {
    name: "imports only along the map in ARCHITECTURE.md",
    check: checkImports,
    bad: [
      [`${src}/a.ts`, 'import { readFileSync } from "node:fs";'],
      [`${src}/a.ts`, 'export * from "lodash";'],
      [`${src}/a.ts`, 'const a = await import("lodash");'],
      [`${src}/condition/a.ts`, 'import { b } from "../pattern/b.ts";'],
      [`${src}/condition/a.ts`, 'import type { B } from "../explain/b.ts";'],
      [`${src}/pattern/a.ts`, 'import { b } from "../matcher/b.ts";'],
      [`${src}/matcher/a.ts`, 'export { b } from "../pattern/b.ts";'],
      [`${src}/catalog/a.ts`, 'import { b } from "./b.ts";'],
      [`${src}/catalog/a.ts`, 'import { b } from "../matcher/compile.ts";'],
      ["packages/infra/src/a.ts", 'import { b } from "@logcritical/handler";'],
      ["packages/handler/src/a.test.ts", 'import { b } from "logcritical";'],
      ["packages/replay/src/a.ts", 'import { b } from "../../rules/src/rule.ts";'],
    ],
    good: [
      [`${src}/a.test.ts`, 'import { readFileSync } from "node:fs";'],
      [`${src}/pattern/a.ts`, 'import { b } from "../condition/build.ts";'],
      [`${src}/catalog/a.ts`, 'import { b } from "../index.ts";'],
      [`${src}/catalog/index.ts`, 'import { b } from "./b.ts";'],
      ["packages/replay/src/a.ts", 'import { b } from "@logcritical/handler";'],
      ["packages/infra/src/a.ts", 'import { b } from "@logcritical/handler/settings";'],
      ["benchmarks/a.bench.ts", 'import { b } from "@logcritical/handler";'],
      ["packages/replay/src/a.ts", 'import { b } from "./b.ts";'],
    ],
  },
  {
    name: "writes pattern text only in pattern/ and packs/",
    check: checkPatternText,
    bad: [
      [`${src}/rule.ts`, 'const a = "{ $.eventName = StopLogging }";'],
      [`${src}/rule.ts`, "const a = `{ ($.a = 1) }`;"],
      ["packages/handler/src/a.ts", "const a = '{($.a = 1) || ($.b = 2)}';"],
    ],
    good: [
      [`${src}/pattern/print.ts`, 'const a = "{ $.a = 1 }";'],
      [`${src}/packs/cis.ts`, 'const a = "{ ($.a = 1) }";'],
      [`${src}/rule.test.ts`, 'const a = "{ $.a = 1 }";'],
      [`${src}/rule.ts`, "/** Prints as `{ $.a = 1 }`. */"],
      ["packages/replay/src/help.ts", "const a = \"logcritical grep '{ $.a = 1 }' trail\";"],
    ],
  },
  {
    name: "documents every export of a package",
    check: checkDocComments,
    bad: [
      [`${src}/a.ts`, "export const a = 1;"],
      [`${src}/a.ts`, "// Not a doc comment.\nexport function a(): void {}"],
      [`${src}/a.ts`, "/** Of b. */\nconst b = 1;\nexport interface A {}"],
      [`${src}/a.ts`, "export type A = 1;"],
    ],
    good: [
      [`${src}/a.ts`, "/** One. */\nexport const a = 1;"],
      [`${src}/a.ts`, 'export { b } from "./b.ts";'],
      [
        `${src}/a.ts`,
        "/** Two forms. */\nexport function a(): void;\nexport function a(b: number): void;",
      ],
      [`${src}/a.test.ts`, "export const a = 1;"],
    ],
  },
  {
    name: "names no machine and no registry",
    check: checkNoMachine,
    bad: [
      ["README.md", `See ${home}.`],
      ["tools/a.ts", `const a = "${home}";`],
      [".npmrc", `x=https://${registry}/`],
    ],
    good: [
      ["README.md", "See ../home/x, https://example.org/home/x and arn:aws:iam::1:role/work/x."],
      ["pnpm-lock.yaml", registry],
    ],
  },
  {
    name: "finds its files in any folder",
    check: checkFilePaths,
    bad: [
      ["tools/a.ts", encoded],
      [`${src}/a.test.ts`, encoded],
    ],
    good: [
      ["tools/a.ts", 'const a = fileURLToPath(new URL("..", import.meta.url));'],
      ["tools/a.ts", "const { pathname } = new URL(address);"],
    ],
  },
];

const files = listTextFiles(root);

describe.each(houseRules)("the house $name", ({ check, bad, good }) => {
  it("in every file", () => {
    expect(files.flatMap(check)).toEqual([]);
  });

  it.each(bad)("and the check refuses %s with %j", (path, text) => {
    expect(check({ path, text })).toHaveLength(1);
  });

  it.each(good)("and the check accepts %s with %j", (path, text) => {
    expect(check({ path, text })).toEqual([]);
  });
});

describe("the house can be read from the ground up", () => {
  it("as no file imports itself through others", () => {
    expect(findCircles(files)).toEqual([]);
  });

  it.each([
    ["values", 'import { b } from "./b.ts";', 'export { a } from "./a.ts";'],
    ["types", 'import type { B } from "./b.ts";', 'import { type A } from "./a.ts";'],
    ["what is loaded later", 'const b = await import("./b.ts");', 'import "./a.ts";'],
  ])("and the check refuses circles of %s", (_, a, b) => {
    const pair = [
      { path: `${src}/a.ts`, text: a },
      { path: `${src}/b.ts`, text: b },
    ];
    expect(findCircles(pair)).toEqual([`${src}/a.ts → ${src}/b.ts → ${src}/a.ts`]);
  });

  it("and the check refuses a circle without endings, as the scanner has them", () => {
    const one = { path: "packages/rules/scanner/a.ts", text: 'import { b } from "./a";' };
    expect(findCircles([one])).toHaveLength(1);
  });

  it("and the check accepts two ways to one file", () => {
    const house = [
      { path: `${src}/a.ts`, text: 'import { b } from "./b.ts";\nimport { c } from "./c.ts";' },
      { path: `${src}/b.ts`, text: 'import { c } from "./c.ts";' },
      { path: `${src}/c.ts`, text: 'import { d } from "package";' },
    ];
    expect(findCircles(house)).toEqual([]);
  });
});

describe("the house writes commits that say what changed", () => {
  it("in every subject", (context) => {
    const log = askGit(root, "log", "--no-merges", "--format=%h %s");
    if (log === undefined) {
      console.warn("Skipped the subjects of commits: there is no git, or no repository.");
      context.skip();
      return;
    }
    expect(log.trim().split("\n").flatMap(checkSubject)).toEqual([]);
  });

  it.each([
    "1a2b3c4 Add a rule",
    "1a2b3c4 nowhere: add a rule",
    "1a2b3c4 rules:add",
    `1a2b3c4 rules: ${"a".repeat(66)}`,
  ])("and the check refuses %j", (line) => {
    expect(checkSubject(line)).toHaveLength(1);
  });

  it.each(["1a2b3c4 rules: add a rule", `1a2b3c4 rules: ${"a".repeat(65)}`])(
    "and the check accepts %j",
    (line) => {
      expect(checkSubject(line)).toEqual([]);
    },
  );
});
