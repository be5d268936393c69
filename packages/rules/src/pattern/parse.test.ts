import { describe, expect, it } from "vitest";
import type { Comparison, Condition, Literal, Operator } from "../condition/node.ts";
import { parsePattern } from "./parse.ts";

const a1 = number("a", "=", "1");
const b2 = number("b", "=", "2");
const c3 = number("c", "=", "3");

const readable: readonly (readonly [string, Condition])[] = [
  ["", { kind: "all", conditions: [] }],
  [" \t\r\n", { kind: "all", conditions: [] }],
  ["%^[hc]at$|x{2,3}%", { kind: "message", source: "^[hc]at$|x{2,3}" }],

  // Literals
  ["{$.a=1}", a1],
  ["{ \t\r\n$.a\n=\n1\n}", a1],
  ['{ $.a = "1" }', text("a", "=", "1")],
  ['{ $.a = "" }', text("a", "=", "")],
  ['{ $.a = "x y*&&}%(\'" }', text("a", "=", "x y*&&}%('")],
  [String.raw`{ $.a = "\"\\\d\"" }`, text("a", "=", String.raw`"\\d"`)],
  [String.raw`{ $.a = "\"x y\", z" }`, text("a", "=", '"x y", z')],
  ["{ $.a = foo_*.b-1 }", text("a", "=", "foo_*.b-1")],
  ["{ $.a =*End }", text("a", "=", "*End")],
  ["{ $.a = 4* }", text("a", "=", "4*")],
  ["{ $.a = 10.0.0.1 }", text("a", "=", "10.0.0.1")],
  ["{ $.a = true }", text("a", "=", "true")],
  ["{ $.a = nullable }", text("a", "=", "nullable")],
  ["{ $.a = null.x }", text("a", "=", "null.x")],
  ["{ $.a = NULL }", text("a", "=", "NULL")],
  ...["0", "007", "+1", "-0.0", "1.50", "1e3", "1e+3", "1E-3", ".5", "5.", "1e2147483647"].map(
    (digits): readonly [string, Condition] => [`{ $.a = ${digits} }`, number("a", "=", digits)],
  ),
  ["{ $.a = %x|y% }", compare("a", "=", { kind: "regex", source: "x|y" })],
  [
    String.raw`{ $.a != %\} \|\| \$% }`,
    compare("a", "!=", { kind: "regex", source: String.raw`\} \|\| \$` }),
  ],

  // Operators
  ["{ $.a != 1 }", number("a", "!=", "1")],
  ["{ $.a!=*x }", text("a", "!=", "*x")],
  ["{ $.a < 1 }", number("a", "<", "1")],
  ["{ $.a <= -1 }", number("a", "<=", "-1")],
  ["{ $.a>1 }", number("a", ">", "1")],
  ["{ $.a >= 1 }", number("a", ">=", "1")],
  ["{ $.a IS TRUE }", { kind: "is", path: "a", value: "true" }],
  ["{ $.a is false }", { kind: "is", path: "a", value: "false" }],
  ["{$.a Is\nNull}", { kind: "is", path: "a", value: "null" }],
  ["{ $.a NOT EXISTS }", { kind: "missing", path: "a" }],
  ["{$.a not \t exists}", { kind: "missing", path: "a" }],

  // Selectors
  ["{ $.a.b-c_1.0 = 1 }", number("a.b-c_1.0", "=", "1")],
  ["{ $.a[0][12].b = 1 }", number("a[0][12].b", "=", "1")],
  ["{ $.a.* = 1 }", number("a[*]", "=", "1")],
  ["{ $.a[*].b = 1 }", number("a[*].b", "=", "1")],
  ["{ $.* = 1 }", number("*", "=", "1")],
  ["{ $.['a.b'] = 1 }", number("['a.b']", "=", "1")],
  ["{ $.['a'][0] = 1 }", number("a[0]", "=", "1")],
  ["{ $.['a ] && \"b'] = 1 }", number("['a ] && \"b']", "=", "1")],
  ["{ $.a.['b c'] IS NULL }", { kind: "is", path: "a.['b c']", value: "null" }],
  ["{ $.IS IS TRUE }", { kind: "is", path: "IS", value: "true" }],
  ["{ $.NOT NOT EXISTS }", { kind: "missing", path: "NOT" }],

  // Groups
  ["{ $.a = 1 && $.b = 2 }", all(a1, b2)],
  ["{ $.a = 1 || $.b = 2 }", any(a1, b2)],
  ["{$.a=1&&$.b=2||$.c=3}", any(all(a1, b2), c3)],
  ["{ $.a = 1 || $.b = 2 && $.c = 3 }", any(a1, all(b2, c3))],
  ["{ ($.a = 1 || $.b = 2) && $.c = 3 }", all(any(a1, b2), c3)],
  ["{ $.a = 1 && ($.b = 2 || $.c = 3) }", all(a1, any(b2, c3))],
  ["{ ((($.a = 1))) }", a1],
  ["{ ( ( $.a = 1 ) && $.b = 2 ) && ( $.c = 3 ) }", all(a1, b2, c3)],
  ["{ $.a = 1 || ($.b = 2 || ($.c = 3)) }", any(a1, b2, c3)],
  ["{ ($.a = 1 && ($.b = 2 || $.c = 3)) || $.a = 1 }", any(all(a1, any(b2, c3)), a1)],
  [`{ ${"(".repeat(480)}$.a = 1${")".repeat(480)} }`, a1],

  // As much as a pattern can hold
  [
    "{ $.a[*] = %x% && $.b[*] = %y% && $.c.* IS NULL }",
    all(
      compare("a[*]", "=", { kind: "regex", source: "x" }),
      compare("b[*]", "=", { kind: "regex", source: "y" }),
      { kind: "is", path: "c[*]", value: "null" },
    ),
  ],
  [`{ $.a = "${"x".repeat(1012)}" }`, text("a", "=", "x".repeat(1012))],
];

/** The first problem of each, where `‸` stands, and what it says to write. */
const refused: readonly (readonly [marked: string, mend: string])[] = [
  // The outside
  ["‸ { $.a = 1 }", "leave it out"],
  ["‸ \t { $.a = 1 }", "leave it out"],
  ["‸\t%x%", "leave it out"],
  ["‸[ip, user, status = 4*]", "a pattern of columns, and this engine reads JSON patterns"],
  ["‸ERROR -timeout", "a pattern of terms, and this engine reads JSON patterns"],
  ["‸ERROR [x]", "a pattern of terms"],
  ["‸ERROR { $.a = 1 }", "a pattern of terms"],
  ["‸$.a = 1", "a pattern of terms"],
  ["‸\u00a0", "a pattern of terms"],
  ["{‸", "ends with }"],
  ["%‸", "ends with %"],
  ["%abc‸", "begins with % ends with %"],
  ["{ $.a = 1‸", "begins with { ends with }"],
  ["{ $.a = 1 } ‸", "ends with }"],
  ["{ $.a = 1 } x‸", "ends with }"],
  ["{ $.a = 1 ‸} }", "leave out this }"],
  ["%‸%", "must not be empty"],
  ["%a‸(b)%", "no groups"],
  ["%a‸%b%", "is not allowed"],

  // A test
  ["{‸}", 'write $.eventName = "StopLogging"'],
  ["{ ‸}", 'write $.eventName = "StopLogging"'],
  ["{ ‸&& $.a = 1 }", "missing before this"],
  ["{ $.a = 1 || ‸|| $.b = 1 }", "missing before this"],
  ["{ (‸) }", "missing before this"],
  ["{ $.a = 1 && ‸}", "is expected here"],
  ["{ ‸!($.a = 1) }", "cannot be negated"],
  ["{ ‸NOT $.a = 1 }", "cannot be negated"],
  ["{ ‸status = 401 }", "begins with $."],
  ["{ ‸@timestamp = 401 }", "begins with $."],
  ['{ ‸"a" = 1 }', "is expected here"],

  // A selector
  ["{ $ ‸= 2 }", "a dot"],
  ["{ $‸a = 2 }", "a dot"],
  ["{ $‸['a.b'] = 2 }", "A dot stands before"],
  ["{ $‸[1] = 2 }", "name of a field before"],
  ['{ $.‸["a.b"] = 2 }', "single quotes"],
  ['{ $.‸"a" = 2 }', "brackets and single quotes"],
  ["{ $.a‸[-1] = 2 }", "write [0]"],
  ["{ $.a‸[x] = 2 }", "an index, * or a quoted name"],
  ["{ $.a‸[] = 2 }", "an index, * or a quoted name"],
  ["{ $.a‸[0:1] = 2 }", "an index, * or a quoted name"],
  ["{ $.a‸[1234567890] = 2 }", "an index, * or a quoted name"],
  ["{ $.‸.a = 2 }", "Each level is named"],
  ["{ $.a.‸.b = 2 }", "Each level is named"],
  ["{ $. ‸= 2 }", "A name is expected"],
  ["{ $.a. ‸= 2 }", "A name is expected"],
  ["{ $.a‸* = 2 }", "A name is expected"],
  ['{ $.a‸["b"] = 2 }', "closed with ']"],
  ["{ $.a‸['b = 2 }", "closed with ']"],
  ["{ $.aws‸:tag = 2 }", "with such a sign"],
  ["{ $.caf‸é = 2 }", "with such a sign"],
  ["{ $.a = 1 && ‸$.*[*] = 2 }", "at most 1 wildcard"],

  // An operator
  ["{ $.a ‸}", "A field alone"],
  ["{ $.a ‸&& $.b = 2 }", "A field alone"],
  ["{ ($.a‸) }", "A field alone"],
  ["{ $.a ‸== 1 }", "write ="],
  ["{ $.a ‸=== 1 }", "write ="],
  ["{ $.a ‸=> 1 }", "write >= or <="],
  ["{ $.a ‸=< 1 }", "write >= or <="],
  ["{ $.a ‸<> 1 }", "write !="],
  ["{ $.a ‸!== 1 }", "write !="],
  ["{ $.a ‸=~ 1 }", "write = %…%"],
  ["{ $.a ‸!~ 1 }", "write = %…%"],
  ["{ $.a ‸~ 1 }", "write = %…%"],
  ["{ $.a ‸like x }", "write = %…%"],
  ["{ $.a ‸MATCHES x }", "write = %…%"],
  ["{ $.a ‸in [1] }", "for each value, joined by ||"],
  ["{ $.a ‸EXISTS }", "There is only NOT EXISTS"],
  ["{ $.a ‸contains x }", "with a blank before a word"],
  ["{ $.aIS ‸NULL }", "with a blank before a word"],
  ["{ $.a ‸! }", "with such a sign"],
  ["{ $.a IS ‸NOT NULL }", "There is no IS NOT"],
  ["{ $.a IS ‸MAYBE }", "TRUE, FALSE and NULL"],
  ["{ $.a IS ‸}", "TRUE, FALSE and NULL"],
  ["{ $.a IS ‸TRUEST }", "TRUE, FALSE and NULL"],
  ["{ $.a NOT ‸}", "only EXISTS"],
  ["{ $.a NOT ‸EXISTSX }", "only EXISTS"],
  ["{ $.a NOT ‸IN [1] }", "joined by &&"],

  // A value
  ["{ $.a = ‸}", "A value is missing"],
  ["{ $.a = ‸&& $.b = 1 }", "A value is missing"],
  ["{ ($.a = ‸) }", "A value is missing"],
  ["{ $.a = ‸null }", "write IS NULL"],
  ["{ $.a = ‸'x' }", "double quotes"],
  ["{ $.a = ‸$.b }", "not compared with one another"],
  ["{ $.a = ‸[1, 2] }", "There are no lists"],
  ["{ $.a = ‸(1 || 2) }", "There are no lists"],
  ["{ $.a = ‸/x/ }", "percent signs"],
  ["{ $.a = ‸= 1 }", "single equals sign"],
  ["{ $.a = ‸:x }", "needs double quotes"],
  ["{ $.a = a‸:b }", 'write "…" around'],
  ["{ $.a = 1‸:2 }", 'write "…" around'],
  ["{ $.a = a‸/b }", 'write "…" around'],
  ["{ $.a = us-east-1‸, }", 'write "…" around'],
  ['{ $.a = a‸"b" }', 'write "…" around'],
  ["{ $.a = ‸a+b }", "with + needs double quotes"],
  ["{ $.a = ‸1e2147483648 }", "at most 2147483647"],
  ["{ $.a = ‸-1e-2147483648 }", "at most 2147483647"],
  ['{ $.a = ‸"x }', 'write " at its end'],
  [String.raw`{ $.a = ‸"x\" }`, 'write " at its end'],
  ["{ $.a = ‸%x }", "write % at its end"],
  ["{ $.a = %x‸!% }", "is not allowed"],
  ["{ $.a = %‸% }", "must not be empty"],
  ['{ $.a > ‸"0" }', "without quotes after >"],
  ["{ $.a >= ‸word }", "without quotes after >="],
  ["{ $.a < ‸* }", "without quotes after <"],
  ["{ $.a <= ‸%1% }", "without quotes after <="],

  // What follows a test
  ["{ $.a = 1 ‸AND $.b = 2 }", "write &&"],
  ["{ $.a = 1 ‸and $.b = 2 }", "write &&"],
  ["{ $.a = 1 ‸& $.b = 2 }", "write &&"],
  ["{ $.a = 1 ‸or $.b = 2 }", "write ||"],
  ["{ $.a = 1 ‸| $.b = 2 }", "write ||"],
  ['{ $.a = "x"‸, $.b = 2 }', "joined by && or by ||"],
  ["{ $.a IS NULL‸; $.b = 2 }", "joined by && or by ||"],
  ["{ $.a = 1‸) }", "never opened"],
  ["{ ‸($.a = 1 }", "is not closed"],
  ["{ ($.a = 1) && ‸(($.b = 2) }", "is not closed"],
  ["{ $.a = us ‸east }", "text of several words"],
  ["{ ($.a = us ‸east) }", "text of several words"],
  ["{ $.a = 1 ‸($.b = 2) }", "text of several words"],

  // Limits
  ["{ $.a = %x% || $.a = %y% || $.a = ‸%z% }", "at most 2 regular expressions"],
  [
    "{ $.a.* = 1 || $.b.* = 1 || $.c[*] NOT EXISTS || ‸$.d[*] IS NULL }",
    "at most 3 fields with a wildcard",
  ],
  [`{ $.a = "${"x".repeat(1015)}‸" }`, "this has 1027"],
];

/** All problems of texts that have several. */
const severalProblems: readonly (readonly [string, readonly (readonly [string, number])[]])[] = [
  [
    "{ $.a = %(% && $.a[*].b[*] > %[% && $.c = %z% && $.d == 1 && $.e == 2 }",
    [
      ["bad-regex", 9],
      ["too-many-wildcards", 15],
      ["bad-regex", 30],
      ["bad-pattern", 29],
      ["too-many-regexes", 42],
      ["bad-pattern", 53],
    ],
  ],
  [
    "{ $.a[*] = 1 && $.b[*] = 1 && $.c[*] = 1 && $.d[*] = 1 && $.e[*] = 1 }",
    [["too-many-wildcards", 44]],
  ],
  ["{ $.a = %x% && $.a = %x% && $.a = %x% && $.a = %x% }", [["too-many-regexes", 34]]],
  ["{ (($.a = 1 }", [["bad-pattern", 3]]],
  [
    `{ $.a == "${"x".repeat(1024)}" }`,
    [
      ["pattern-too-long", 1024],
      ["bad-pattern", 6],
    ],
  ],
  [" ".repeat(1025), [["pattern-too-long", 1024]]],
  [`{ ${"(".repeat(17_000)}`, [["pattern-too-long", 1024]]],
];

const limitCodes = ["pattern-too-long", "too-many-regexes", "too-many-wildcards"];

describe("parsePattern", () => {
  it.each(readable)("reads %j", (pattern, condition) => {
    expect(parsePattern(pattern)).toEqual({ ok: true, value: condition });
  });

  it.each(refused)("refuses %j and says: %s", (marked, mend) => {
    const parsed = parsePattern(marked.replace("‸", ""));
    const [problem] = parsed.ok ? [] : parsed.problems;
    expect(problem).toMatchObject({ position: marked.indexOf("‸") });
    expect(["bad-pattern", "bad-regex", ...limitCodes]).toContain(problem?.code);
    expect(problem?.message).toContain(mend);
    expect(problem?.message).toMatch(/^[A-Z"].*\.$/u);
  });

  it.each(severalProblems)("tells all problems of %j", (pattern, places) => {
    const parsed = parsePattern(pattern);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map(({ code, position }) => [code, position])).toEqual(places);
  });

  it("takes a place in the text of a thousand groups, and no longer than a moment", () => {
    const parsed = parsePattern(`{ ${"($.a=1&&(".repeat(1500)}`);
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: "pattern-too-long" }, {}] });
  });
});

function all(...conditions: readonly Condition[]): Condition {
  return { kind: "all", conditions };
}

function any(...conditions: readonly Condition[]): Condition {
  return { kind: "any", conditions };
}

function text(path: string, operator: Operator, value: string): Comparison {
  return compare(path, operator, { kind: "text", text: value });
}

function number(path: string, operator: Operator, value: string): Comparison {
  return compare(path, operator, { kind: "number", text: value });
}

function compare(path: string, operator: Operator, value: Literal): Comparison {
  return { kind: "comparison", path, operator, value };
}
