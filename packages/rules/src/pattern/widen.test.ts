import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any, none, setting } from "../condition/build.ts";
import type { Comparison, Condition } from "../condition/node.ts";
import type { Settings } from "../settings/settings.ts";
import { widen } from "./widen.ts";

const a = field("a");
const b = field("b");
const k = field("a[*].k");
const deep = field("a[*].b[*].c");
const address = field("sourceIPAddress");

const always: Condition = { kind: "all", conditions: [] };
const never: Condition = { kind: "any", conditions: [] };
const message: Condition = { kind: "message", source: "x" };
const odd: Comparison = numberTest(".5");

/** What CloudWatch can say stays as it is, but for its form. */
const exact: readonly (readonly [does: string, condition: Condition, widened: Condition])[] = [
  ["keeps what is always true", always, always],
  ["keeps a search of the message", message, message],
  ...[
    a.is("x*y"),
    a.isNot("é %"),
    a.is(-1.5),
    numberTest("007"),
    numberTest("+1.50"),
    numberTest("1e3"),
    a.isAtMost(1e21),
    a.matches("^x|y"),
    a.doesNotMatch("x"),
    k.is("x"),
    k.isNot("x"),
    k.isAbove(1),
    a.isTrue(),
    k.isNull(),
    a.isMissing(),
    k.isMissing(),
    all(a.is("x"), any(b.is("y"), b.isMissing())),
  ].map((condition): readonly [string, Condition, Condition] => ["keeps", condition, condition]),
  ["writes paths canonically", field("['a'].*.k").isNull(), k.isNull()],
  ["writes paths of networks canonically", field("a.*.k").isInNetworks("1.2.3.4"), k.is("1.2.3.4")],

  // Text
  ["makes text with quotes a regular expression", a.is('"x"'), a.matches("^\\x22x\\x22$")],
  ["makes the empty text one", a.is(""), a.matches("^$")],
  ["makes control characters one", a.is("x\n"), a.matches("^x\\x0a$")],
  ["makes a backslash one", k.is("x\\"), k.matches("^x\\\\$")],
  ["makes how a text begins one", a.is('"*'), a.matches("^\\x22")],
  ["makes how another text begins one", a.isNot('"*'), a.doesNotMatch("^\\x22")],
  ["makes what a text holds one", k.isNot('*"*'), k.doesNotMatch("\\x22")],

  // Groups
  [
    "flattens groups",
    group("all", a.isTrue(), group("all", b.isTrue())),
    all(a.isTrue(), b.isTrue()),
  ],
  ["unwraps a group of one", group("any", a.isTrue()), a.isTrue()],
  ["says nothing twice", all(a.isTrue(), b.isNull(), a.isTrue()), all(a.isTrue(), b.isNull())],
  ["leaves one of two alike", any(a.isTrue(), a.isTrue()), a.isTrue()],
  ["leaves out what is always true", group("all", a.isTrue(), none(never)), a.isTrue()],
  ["leaves out what is never true", group("any", a.isTrue(), none(always)), a.isTrue()],
  ["knows what can never be true", all(a.isTrue(), none(always)), never],
  ["knows that beside it nothing matters", all(deep.is("x"), never), never],
  [
    "knows an alternative that is always true",
    all(any(deep.is("x"), none(never)), b.isTrue()),
    b.isTrue(),
  ],
  ["keeps a condition that is never true", never, never],

  // Negation of elements
  ["turns = of elements around", none(k.is("x")), any(field("a").isMissing(), k.isNot("x"))],
  ["turns != of elements around", none(k.isNot(5)), any(field("a").isMissing(), k.is(5))],
  ["turns elements of the record around", none(field("*").is("x")), field("*").isNot("x")],
  [
    "turns deeper elements around",
    none(field("a.b[0][*]").matches("x")),
    any(field("a.b[0]").isMissing(), field("a.b[0][*]").doesNotMatch("x")),
  ],
  [
    "turns each of several around",
    none(k.is("x"), k.is("y")),
    all(any(a.isMissing(), k.isNot("x")), any(a.isMissing(), k.isNot("y"))),
  ],
  ["turns a negated negation back", none(none(a.is("x"))), a.is("x")],
  [
    "turns back a negated negation of several",
    none(none(a.is("x"), b.isTrue())),
    any(a.is("x"), b.isTrue()),
  ],
  [
    "turns all of several around",
    none(all(k.is("x"), field("b[*]").is("y"))),
    any(a.isMissing(), k.isNot("x"), b.isMissing(), field("b[*]").isNot("y")),
  ],

  // Negation beside a comparison of the same field
  ["turns = around beside !=", all(a.isNot("x"), none(a.is("y"))), all(a.isNot("x"), a.isNot("y"))],
  ["turns = around before =", all(none(a.is("y")), a.is("x*")), all(a.isNot("y"), a.is("x*"))],
  ["turns != around beside >", all(a.isAbove(1), none(a.isNot("y"))), all(a.isAbove(1), a.is("y"))],
  [
    "turns a regular expression around",
    all(a.isPresent(), none(a.matches("y"))),
    all(a.isPresent(), a.doesNotMatch("y")),
  ],
  [
    "turns around in groups further inside",
    all(a.isPresent(), any(b.isTrue(), none(a.is("y"), a.is("z")))),
    all(a.isPresent(), any(b.isTrue(), all(a.isNot("y"), a.isNot("z")))),
  ],
  ["leaves out that it is not missing", all(a.isPresent(), none(a.isMissing())), a.isPresent()],
  [
    "leaves out that it is no boolean",
    all(a.isPresent(), none(a.isTrue(), a.isNull())),
    a.isPresent(),
  ],
  [
    "knows a field by any of its names",
    all(field("['a']").isPresent(), none(a.is("y"))),
    all(a.isPresent(), a.isNot("y")),
  ],
  [
    "knows an address for text",
    all(a.isInNetworks("1.2.3.4"), none(a.is("x"))),
    all(a.is("1.2.3.4"), a.isNot("x")),
  ],
  [
    "knows nothing from elements, and needs not",
    all(k.is("x"), none(k.is("y"))),
    all(k.is("x"), any(a.isMissing(), k.isNot("y"))),
  ],

  // Networks
  [
    "asks for an address as text",
    address.isInNetworks("203.0.113.7/32"),
    address.is("203.0.113.7"),
  ],
  [
    "asks for a small network by its addresses",
    address.isInNetworks("203.0.113.8/30"),
    address.matches("^203\\.0\\.113\\.[8-9]$|^203\\.0\\.113\\.1[0-1]$"),
  ],
  [
    "asks for several with one regular expression",
    address.isInNetworks("203.0.113.8/31", "1.1.1.1", "203.0.113.2/31"),
    any(address.is("1.1.1.1"), address.matches("^203\\.0\\.113\\.[8-9]$|^203\\.0\\.113\\.[2-3]$")),
  ],
  [
    "excludes networks beside a comparison",
    all(address.isNot("AWS*"), none(address.isInNetworks("203.0.113.8/31", "1.1.1.1"))),
    all(
      address.isNot("AWS*"),
      address.isNot("1.1.1.1"),
      address.doesNotMatch("^203\\.0\\.113\\.[8-9]$"),
    ),
  ],
];

/** What CloudWatch cannot say is asked less strictly, or not at all. */
const wider: readonly (readonly [
  does: string,
  condition: Condition,
  widened: Condition,
  ...dropped: readonly string[],
])[] = [
  ["drops several wildcards", all(a.isTrue(), deep.is("x")), a.isTrue(), '$.a[*].b[*].c = "x"'],
  ["drops the only clause", deep.isMissing(), always, "$.a[*].b[*].c NOT EXISTS"],
  [
    "drops names that CloudWatch may not know",
    field("a.['b c']").isNull(),
    always,
    "$.a.['b c'] IS NULL",
  ],
  ["drops what is to be held anywhere", a.holdsAnyOf("x"), always, '$.a holds any of "x"'],
  [
    "drops what settings lack",
    a.isOneOf(setting("lists.no")),
    always,
    "$.a = any of the setting lists.no",
  ],
  [
    "drops networks that settings lack",
    a.isInNetworks(setting("lists.no")),
    always,
    "$.a in the setting lists.no",
  ],
  [
    "drops values that settings lack",
    a.holdsAnyOf(setting("lists.no")),
    always,
    "$.a holds any of the setting lists.no",
  ],
  [
    "drops a search of the message in a group",
    group("all", message, a.isTrue()),
    a.isTrue(),
    "%x%",
  ],
  [
    "drops all alternatives for one",
    all(b.isTrue(), any(a.isTrue(), deep.is("x"))),
    b.isTrue(),
    '$.a IS TRUE || $.a[*].b[*].c = "x"',
  ],
  [
    "drops two clauses of one group",
    all(a.holdsAnyOf("x"), b.isTrue(), a.holdsAnyOf("y")),
    b.isTrue(),
    '$.a holds any of "x"',
    '$.a holds any of "y"',
  ],
  [
    "drops inside an alternative",
    any(all(a.isTrue(), deep.is("x")), b.isTrue()),
    any(a.isTrue(), b.isTrue()),
    '$.a[*].b[*].c = "x"',
  ],
  ["asks nothing of what is always true", none(never), always, "none of ()"],

  // Text and numbers
  [
    "asks for more than quoted text with a wildcard",
    a.is('"*x"'),
    a.matches("^\\x22[\\s\\S]*x\\x22$"),
    '$.a = ""*x""',
  ],
  [
    "asks for more than quoted text that is no ASCII",
    a.is('é"'),
    a.matches("^[\\s\\S]*\\x22$"),
    '$.a = "é""',
  ],
  [
    "asks for any text where it is not to be another",
    a.isNot('"x"'),
    a.isPresent(),
    '$.a != ""x""',
  ],
  ["asks for any text where it is not to be empty", a.isNot(""), a.isPresent(), '$.a != ""'],
  ["asks for any text where it is not to be so", a.isNot('"*x*'), a.isPresent(), '$.a != ""*x*"'],
  ["drops that no element is such a text", k.isNot('"x"'), always, '$.a[*].k != ""x""'],
  ["asks for any value where a number is uncertain", odd, a.isPresent(), "$.a = .5"],
  ["asks for any value where its form is", numberTest("5."), a.isPresent(), "$.a = 5."],
  ["asks for any value where its exponent is", numberTest("1E3"), a.isPresent(), "$.a = 1E3"],
  [
    "asks for any element likewise",
    { ...odd, path: "a[*]", operator: ">" },
    field("a[*]").isPresent(),
    "$.a[*] > .5",
  ],

  // Negation
  ["drops that it is another", none(a.is("x")), always, 'none of ($.a = "x")'],
  ["drops that it is none other", none(a.isNot("x")), always, 'none of ($.a != "x")'],
  ["drops that it is not missing", none(a.isMissing()), always, "none of ($.a NOT EXISTS)"],
  ["drops that it is not true", none(a.isTrue()), always, "none of ($.a IS TRUE)"],
  ["drops that no element is above", none(k.isAbove(1)), always, "none of ($.a[*].k > 1)"],
  ["drops that none is true", none(k.isTrue()), always, "none of ($.a[*].k IS TRUE)"],
  [
    "drops that none is in networks",
    none(k.isInNetworks("1.2.3.4")),
    always,
    'none of ($.a[*].k in "1.2.3.4")',
  ],
  [
    "drops that deeper ones are others",
    none(deep.is("x")),
    always,
    'none of ($.a[*].b[*].c = "x")',
  ],
  ["drops that it holds none", none(a.holdsAnyOf("x")), always, 'none of ($.a holds any of "x")'],
  ["drops that the message is another", group("none", message), always, "none of (%x%)"],
  [
    "drops all of what is not all",
    none(all(a.is("x"), k.is("y"))),
    always,
    'none of ($.a = "x" && $.a[*].k = "y")',
  ],
  [
    "drops a negated group of negations",
    none(none(deep.is("x"), a.isTrue())),
    always,
    'none of (none of ($.a[*].b[*].c = "x", $.a IS TRUE))',
  ],
  [
    "turns only the last clauses around",
    all(b.isPresent(), none(a.is("x"), b.is("y"))),
    all(b.isPresent(), b.isNot("y")),
    'none of ($.a = "x")',
  ],
  [
    "knows nothing beside an alternative",
    any(a.isPresent(), none(a.is("x"))),
    always,
    '$.a = "*" || none of ($.a = "x")',
  ],
  [
    "knows nothing from what is negated",
    none(a.is("x"), a.is("y")),
    always,
    'none of ($.a = "x")',
    'none of ($.a = "y")',
  ],
  [
    "drops the opposite of numbers",
    all(a.isPresent(), none(a.is(5))),
    a.isPresent(),
    "none of ($.a = 5)",
  ],
  [
    "drops the opposite of orders",
    all(a.isPresent(), none(a.isBelow(5))),
    a.isPresent(),
    "none of ($.a < 5)",
  ],
  [
    "asks for more than the opposite of quoted text",
    none(k.is('"x"')),
    always,
    'none of ($.a[*].k = ""x"")',
  ],

  // Networks
  [
    "asks how addresses begin",
    address.isInNetworks("10.0.0.0/8"),
    address.is("10.*"),
    '$.sourceIPAddress in "10.0.0.0/8"',
  ],
  [
    "asks so for all that is too much for one regular expression",
    address.isInNetworks("1.0.0.0/24", "1.0.1.0/24", "1.0.2.0/24", "1.0.3.4"),
    any(
      address.is("1.0.3.4"),
      address.matches(
        "^1\\.0\\.0\\.[1-9]?\\d$|^1\\.0\\.0\\.1\\d\\d$|^1\\.0\\.0\\.2[0-4]\\d$|^1\\.0\\.0\\.25[0-5]$|^1\\.0\\.1\\.[1-9]?\\d$|^1\\.0\\.1\\.1\\d\\d$|^1\\.0\\.1\\.2[0-4]\\d$|^1\\.0\\.1\\.25[0-5]$",
      ),
      address.is("1.0.2.*"),
    ),
    '$.sourceIPAddress in "1.0.2.0/24"',
  ],
  [
    "asks for colons of IPv6, and for the rest as it is",
    address.isInNetworks("2001:db8::/32", "fe80::/10", "1.2.3.4", "128.0.0.0/1"),
    any(address.is("1.2.3.4"), address.is("*:*"), address.is("*")),
    '$.sourceIPAddress in "2001:db8::/32", "fe80::/10", "128.0.0.0/1"',
  ],
  [
    "excludes only networks that it tells exactly",
    all(address.isPresent(), none(address.isInNetworks("1.2.3.4", "10.0.0.0/8", "::/0"))),
    all(address.isPresent(), address.isNot("1.2.3.4")),
    'none of ($.sourceIPAddress in "10.0.0.0/8", "::/0")',
  ],
];

const settings: Settings = { lists: { x: ["u", 'v"'] }, networks: ["1.2.3.4"] };

/** Why, for those that pattern writers meet. */
const reasons: readonly (readonly [Condition, string])[] = [
  [deep.is("x"), "A selector has at most 1 wildcard."],
  [a.isOneOf(setting("lists.no")), "The settings hold no list lists.no."],
  [any(a.isTrue(), deep.is("x")), 'One alternative, $.a[*].b[*].c = "x", cannot be asked'],
  [none(a.is("x")), "isPresent()"],
  [
    address.isInNetworks("10.0.0.0/8", "::/0"),
    'only $.sourceIPAddress = "10.*" || $.sourceIPAddress = "*:*" is asked',
  ],
  [a.is('"*x"'), "cannot be quoted safely"],
  [odd, "not known to read this number"],
  [all(a.isPresent(), none(a.is(5))), "1e309"],
  [group("all", message, a.isTrue()), "stand alone"],
];

describe("widen", () => {
  it.each(exact)("%s: %j", (_, condition, widened) => {
    expect(widen(condition)).toEqual({ condition: widened, exact: true, dropped: [] });
  });

  it.each(
    wider.map(
      ([does, condition, widened, ...dropped]) => [does, condition, { widened, dropped }] as const,
    ),
  )("%s: %j", (_, condition, { widened, dropped }) => {
    const result = widen(condition);
    expect(result).toMatchObject({ condition: widened, exact: false });
    expect(result.dropped.map(({ clause }) => clause)).toEqual(dropped);
    for (const { reason } of result.dropped) expect(reason).toMatch(/^[A-Z].*\.$/u);
  });

  it.each(reasons)("says of %j why: %s", (condition, reason) => {
    expect(widen(condition).dropped[0]?.reason).toContain(reason);
  });

  it("puts in what the settings hold", () => {
    const condition = all(
      a.isOneOf(setting("lists.x")),
      b.isInNetworks(setting("networks")),
      b.isNoneOf(setting("lists.y", "z", "w")),
    );
    expect(widen(condition, settings)).toEqual({
      condition: all(
        any(a.is("u"), a.matches("^v\\x22$")),
        b.is("1.2.3.4"),
        b.isNot("z"),
        b.isNot("w"),
      ),
      exact: true,
      dropped: [],
    });
  });

  it.each([
    [true, "asks for networks in up to 200 characters", "1.1.1.2/31"],
    [false, "asks so in no more", "1.1.10.2/31"],
  ])("%s: %s", (isExact, _, last) => {
    const networks = ["203.0.113.0/24", "198.1.100.0/24", last] as const;
    expect(widen(address.isInNetworks(...networks)).exact).toBe(isExact);
  });

  it.each([
    [true, "excludes networks in up to 512 characters", "1.1.123.2/31"],
    [false, "excludes them in no more", "1.12.123.2/31"],
  ])("%s: %s", (isExact, _, last) => {
    const wide = [1, 2, 3, 4, 5].map((octet) => `203.11${octet}.0.0/24`);
    const inside = address.isInNetworks("1.1.1.2/31", "1.1.2.2/31", ...wide, last);
    expect(widen(all(address.isPresent(), none(inside))).exact).toBe(isExact);
  });

  it("widens no further what is widened", () => {
    for (const [, condition] of wider) {
      const { condition: widened } = widen(condition);
      expect(widen(widened)).toEqual({ condition: widened, exact: true, dropped: [] });
    }
  });

  it("throws for paths and networks that nobody checked", () => {
    expect(() => widen(field("a..b").isTrue())).toThrow(/^Check the condition before/);
    expect(() => widen(a.isInNetworks("10.0.0.1/8"))).toThrow(/^Check the condition before/);
  });
});

function group(kind: "all" | "any" | "none", ...conditions: readonly Condition[]): Condition {
  return { kind, conditions };
}

function numberTest(text: string): Comparison {
  return { kind: "comparison", path: "a", operator: "=", value: { kind: "number", text } };
}
