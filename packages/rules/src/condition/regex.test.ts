import { describe, expect, it } from "vitest";
import { checkRegex } from "./regex.ts";

const accepted: readonly string[] = [
  "ERROR|WARN",
  "^[hc]at$",
  "colou?r",
  "a{3,5}",
  "a{3}",
  "a{3,}",
  "a{,5}",
  "a{0,1000}",
  "a+?",
  "a*?",
  "a{2}?",
  "gra|ey|",
  "^shutting down",
  String.raw`\d+\D\s\S\w\W\x28\x3a\-\.\\`,
  String.raw`[\]\[]`,
  "[^abc]",
  "[a-z0-9_-]",
  "[-a]",
  String.raw`[\]-]`,
  String.raw`[\x21-\x2f]`,
  String.raw`[\.-a]`,
  "a]",
  "a}",
  "^^a$$",
];

const refused: readonly (readonly [string, number, string])[] = [
  ["", 0, "must not be empty"],
  ["(ab)+", 0, "no groups"],
  ["ab)", 2, "no groups"],
  [String.raw`\(ab\)`, 0, "Write \\d"],
  [String.raw`\p`, 0, "Write \\d"],
  [String.raw`a\x2`, 1, "Write \\d"],
  ["a\\", 1, "Write \\d"],
  ["caf\u00e9", 3, "is not allowed"],
  ["!", 0, "is not allowed"],
  ['a"b', 1, "is not allowed"],
  ["it's", 2, "is not allowed"],
  ["a~b", 1, "is not allowed"],
  ["a<b", 1, "is not allowed"],
  ["a&b", 1, "is not allowed"],
  ["a%b", 1, "is not allowed"],
  ["*a", 0, "nothing here to repeat"],
  ["a|+", 2, "nothing here to repeat"],
  ["a++", 2, "nothing here to repeat"],
  ["a**", 2, "nothing here to repeat"],
  ["a{", 1, "nothing here to repeat"],
  ["{2}", 0, "nothing here to repeat"],
  ["^*a", 1, "nothing here to repeat"],
  ["a$?", 2, "nothing here to repeat"],
  ["a{5,3}", 1, "0 to 1000 in order"],
  ["a{1001}", 1, "0 to 1000 in order"],
  ["a{0,1001}", 1, "0 to 1000 in order"],
  ["[z-a]", 1, "from the lower"],
  [String.raw`[a-\d]`, 1, "from the lower"],
  [String.raw`[\d-z]`, 1, "from the lower"],
  ["[a&&b]", 2, "is not allowed"],
  ["[a-!]", 3, "is not allowed"],
  ["[[:alpha:]]", 1, "is not allowed"],
  ["[]", 0, "must not be empty"],
  ["[^]", 0, "must not be empty"],
  ["[ab", 0, "is not closed"],
];

describe("checkRegex", () => {
  it.each(accepted)("accepts %j", (source) => {
    expect(checkRegex(source)).toEqual([]);
  });

  it.each(refused)("refuses %j at %i and says: %s", (source, position, message) => {
    const [problem, ...more] = checkRegex(source);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: "bad-regex", position });
    expect(problem?.message).toContain(message);
  });
});
