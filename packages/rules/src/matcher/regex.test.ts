import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { compileRegex } from "./regex.ts";

const cases: readonly (readonly [
  source: string,
  found: readonly string[],
  notFound: readonly string[],
])[] = [
  ["abc", ["xabcx"], ["ab"]],
  ["a|b|cd", ["xcd"], ["xc"]],
  ["a|", ["anything", ""], []],
  ["^abc", ["abcd"], ["xabc"]],
  ["abc$", ["xabc"], ["abcx"]],
  ["^abc$", ["abc"], ["abc\n"]],
  ["^$", [""], ["a"]],
  ["a^b", [], ["", "ab", "a\nb"]],
  ["a$b", [], ["", "ab"]],
  ["a*^b*", ["b", "ab", ""], []],
  ["^a|b$", ["ax"], ["xa"]],
  ["a.c", ["abc"], ["a\nc"]],
  ["a.c", ["a\rc"], ["ac"]],
  ["^.$", ["é"], ["ab"]],
  ["^.$", ["😀"], ["😀😀"]],
  ["^.$", ["\ud83d"], [""]],
  ["^[^a]$", ["😀"], ["a"]],
  ["ab?c", ["xac"], ["abbc"]],
  ["^ab*c$", ["abbbc"], ["abd"]],
  ["^ab+c$", ["abbc"], ["ac"]],
  ["^ab+?c$", ["abbc"], ["ac"]],
  ["^a{3}$", ["aaa"], ["aa"]],
  ["^a{2,}$", ["aaaa"], ["a"]],
  ["^a{2,4}$", ["aaaa"], ["aaaaa"]],
  ["^a{,2}$", [""], ["aaa"]],
  ["^a{0,2}?b$", ["aab"], ["aaab"]],
  ["^a{0}b$", ["b"], ["ab"]],
  ["\\^{0,1}a", ["a", "^a"], ["b"]],
  ["\\d", ["a1"], ["a٣"]],
  ["\\D", ["a"], ["12"]],
  ["\\w", ["-_-"], ["é-"]],
  ["\\W", ["a-"], ["a_9"]],
  ["a\\sb", ["a\tb"], ["a\u00a0b"]],
  ["\\S", ["\v"], [" \t\n\r\f"]],
  ["^\\S$", ["\u00a0"], [" "]],
  ["[\\s]", ["\f"], ["\v"]],
  ["[^\\s]", ["\v"], ["\n"]],
  ["[\\Sx]", ["y"], [" "]],
  ["[^\\S]", [" "], ["\u2028"]],
  ["\\x3A", [":"], ["3A"]],
  ["^\\xe9$", ["é"], ["è"]],
  ["\\x25", ["%"], ["25"]],
  ["[abc]", ["xb"], ["x"]],
  ["[a-c]", ["b"], ["-"]],
  ["[a-]", ["-"], ["b"]],
  ["[^a-c]", ["d"], ["abc"]],
  ["[.]", ["."], ["a"]],
  ["[a^]", ["^"], ["b"]],
  ["[\\]\\\\]", ["]"], ["["]],
  ["[\\x41-\\x43]", ["B"], ["D"]],
  ["\\.", ["."], ["a"]],
  ["\\[.\\]", ["[x]"], ["[]"]],
  ["\\|", ["|"], ["\\"]],
  ["a\\-b", ["a-b"], ["ab"]],
  ["]}", ["]}"], ["]"]],
  ["a:_#=@/;, -", ["a:_#=@/;, -"], ["a"]],
  ["\\.[0-9]+xlarge|metal", ["m5.12xlarge"], ["m5.large"]],
];

const unreadable = ["é", "\\", "[a", "a(b", "a\nb"];

/** Parts whose meaning JavaScript's own engine shares, once `.` and `\\s` are written out. */
const atoms = ["a", "b", "[ab]", "[^a]", ".", "\\d", "\\W", "\\s", "\\x61", "1", "^", "$"];
const quantifiers = ["", "", "*", "+", "?", "{2}", "{1,}", "{0,2}", "{1,3}", "*?", "+?", "??"];

const arbitrarySource = fc
  .array(
    fc.oneof(
      {
        arbitrary: fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(...quantifiers)),
        weight: 5,
      },
      { arbitrary: fc.constant(["|", ""] as const), weight: 1 },
    ),
    { maxLength: 8 },
  )
  // An anchor cannot be repeated.
  .map((parts) => parts.map(([atom, count]) => (/^[$^]/.test(atom) ? atom : atom + count)).join(""))
  .filter((source) => source !== "");

function javaScript(source: string): RegExp {
  const own = source.replaceAll("\\s", "[\\t\\n\\f\\r ]").replaceAll(/(?<!\\)\./g, "[^\\n]");
  return new RegExp(own, "u");
}

describe("a regular expression", () => {
  it.each(cases)("%s is found in each of %j and in none of %j", (source, found, notFound) => {
    const accepts = compileRegex(source);
    expect(found.filter((text) => !accepts(text))).toEqual([]);
    expect(notFound.filter(accepts)).toEqual([]);
  });

  it.each(unreadable)("throws on %j, as nobody checked it", (source) => {
    expect(() => compileRegex(source)).toThrow(/Check the condition before compiling it/);
  });

  it(`finds what JavaScript's engine finds (seed ${fuzzSeed})`, () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "b", "1", " ", "\n", "\v", "é", "😀", "-"),
      maxLength: 12,
    });
    check(fc.tuple(arbitrarySource, fc.array(text)), 1000, ([source, texts]) => {
      const accepts = compileRegex(source);
      const expression = javaScript(source);
      expect(texts.filter(accepts)).toEqual(texts.filter((one) => expression.test(one)));
    });
  });

  it("takes time in proportion to the text, however it is written", () => {
    const accepts = compileRegex("a*a*a*a*a*a*a*a*b\\d|a{1,50}c\\d");
    const text = `${"a".repeat(10_000)}bac`;
    expect([accepts(text), accepts(`${text}1`)]).toEqual([false, true]);
  });
});
