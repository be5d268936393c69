import { expect, it } from "vitest";
import { undisputedRegex } from "./undisputed-regex.ts";

it.each([
  ["^a{2,3}$", "^a{2,3}$"],
  ["a b  c", "a\\x20b\\x20\\x20c"],
  ["[ a]", "[\\x20a]"],
  ["[ -/]", "[\\x20-/]"],
  ["a{,3}", "a{0,3}"],
  ["[{,]{,2}", "[{,]{0,2}"],
  ["[\\]{,]", "[\\]{,]"],
  ["\\{,a", "\\{,a"],
  ["\\\\{,3} ", "\\\\{0,3}\\x20"],
  ["\\[ ]", "\\[\\x20]"],
])("writes %j as %j", (source, undisputed) => {
  expect(undisputedRegex(source)).toBe(undisputed);
});
