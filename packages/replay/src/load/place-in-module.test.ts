import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { placeInModule } from "./place-in-module.ts";

const file = "/rules/my rules.ts";
const url = pathToFileURL(file).href;
const thrown = (stack: string): Error => Object.assign(new Error("x"), { stack });

it.each<readonly [name: string, error: unknown, place: string]>([
  [
    "the call that failed",
    thrown(`TypeError: x\n    at ${url}:8:36\n    at a (${url}:1:1)`),
    "8:36",
  ],
  [
    "a caret under the column",
    thrown(`${file}:2\nconst a = 1;\nexport b;\n       ^\n\nError: x`),
    "2:8",
  ],
  ["a line alone", thrown(`${url}:2\nconst a`), "2:1"],
  ["an import that fails", thrown(`${url}:1\nimport { a } from "b";\n         ^^^\nError`), "1:10"],
  ["the first of both names", thrown(`${file}:3:4\n    at ${url}:8:36`), "3:4"],
  ["another file", thrown("Error: x\n    at file:///rules/other.ts:8:36"), ""],
  ["a mention without a line", thrown(`Error: nothing: imported from ${file}: x`), ""],
  ["what is no error", "x", ""],
  ["an error without a trace", Object.assign(new Error("x"), { stack: undefined }), ""],
])("finds the place in a module by %s", (_, error, expected) => {
  const place = placeInModule(file, error);
  expect(place === undefined ? "" : `${place.line}:${place.column}`).toBe(expected);
});
