import fc from "fast-check";
import {
  all,
  any,
  type Comparison,
  type Condition,
  type Literal,
  none,
  type Operator,
  type Settings,
  setting,
} from "../../src/index.ts";
import type { JSONNode } from "./json-node.ts";
import type { Segment, Selector } from "./read-pattern.ts";

/** Values for one place in a record: first those that meet a condition, then those that nearly do. */
export interface Bait {
  readonly selector: Selector;
  readonly values: readonly [JSONNode, ...JSONNode[]];
}

/** A condition, and what to put into records so that its answer hangs by a thread. */
export interface BaitedCondition {
  readonly condition: Condition;
  readonly baits: readonly Bait[];
}

/** The settings that the generated conditions refer to; `lists.nothing` is not in them. */
export const arbitrarySettings: Settings = {
  networks: ["10.0.0.0/8", "2001:db8::/32"],
  lists: { a: ["a"], instances: ["i-1", "i-2*"], weird: ['"', "*%", "1.0"], empty: [] },
};

/**
 * Conditions of every kind, nested: what patterns can say and what they cannot, over few names, so
 * that the parts of one condition meet in the same places of a record.
 */
export function arbitraryCondition(): fc.Arbitrary<BaitedCondition> {
  const { tree } = fc.letrec<{ tree: BaitedCondition }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { arbitrary: atom, weight: 5 },
      { arbitrary: group(all, tie("tree")), weight: 3 },
      { arbitrary: group(any, tie("tree")), weight: 3 },
      { arbitrary: group(none, tie("tree")), weight: 1 },
    ),
  }));
  return tree;
}

/** Conditions that CloudWatch can say as they stand, so that nothing is left to the matcher. */
export function arbitraryPlainCondition(): fc.Arbitrary<BaitedCondition> {
  const { tree } = fc.letrec<{ tree: BaitedCondition }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { arbitrary: plainAtom, weight: 5 },
      { arbitrary: group(all, tie("tree")), weight: 2 },
      { arbitrary: group(any, tie("tree")), weight: 2 },
    ),
  }));
  return tree;
}

/** Rarely empty: what that means is soon said. */
function group(
  join: (...conditions: readonly Condition[]) => Condition,
  part: fc.Arbitrary<BaitedCondition>,
): fc.Arbitrary<BaitedCondition> {
  const parts = fc.oneof(
    { arbitrary: fc.array(part, { minLength: 2, maxLength: 4 }), weight: 20 },
    { arbitrary: fc.array(part, { maxLength: 1 }), weight: 1 },
  );
  return parts.map((chosen) => ({
    condition: join(...chosen.map(({ condition }) => condition)),
    baits: chosen.flatMap(({ baits }) => baits),
  }));
}

// Paths

const names = ["a", "b", "eventName", "eventSource", "userIdentity", "a-b", "0", "length"];
const hostileNames = [
  "__proto__",
  "constructor",
  "x.y",
  "a b",
  "é",
  'q"',
  "back\\",
  "]",
  "*",
  "\n",
];

const name = fc.oneof(
  { arbitrary: fc.constantFrom(...names), weight: 12 },
  { arbitrary: fc.constantFrom(...hostileNames), weight: 1 },
);
const nameSegment = name.map((text): Segment => ({ kind: "name", name: text }));
const plainSegment = fc
  .constantFrom(...names)
  .map((text): Segment => ({ kind: "name", name: text }));
const indexSegment = fc
  .constantFrom(0, 0, 1, 7)
  .map((index): Segment => ({ kind: "index", index }));
const each: Segment = { kind: "each" };

/** Any number of wildcards, first ones too. */
const selector = fc
  .tuple(
    fc.oneof({ arbitrary: nameSegment, weight: 20 }, { arbitrary: fc.constant(each), weight: 1 }),
    fc.array(
      fc.oneof(
        { arbitrary: nameSegment, weight: 4 },
        { arbitrary: indexSegment, weight: 1 },
        { arbitrary: fc.constant(each), weight: 2 },
      ),
      { maxLength: 4, size: "small" },
    ),
  )
  .map(([first, rest]): Selector => [first, ...rest]);

/** One wildcard at most. */
const plainSelector = fc
  .tuple(plainSegment, fc.array(fc.oneof(plainSegment, indexSegment), { maxLength: 2 }), fc.nat(5))
  .map(([first, rest, star]): Selector => {
    const segments = [first, ...rest];
    return star === 0 ? [...segments, each] : segments;
  });

function printSelector(segments: Selector): string {
  return segments.map((segment, index) => printSegment(segment, index === 0)).join("");
}

function printSegment(segment: Segment, isFirst: boolean): string {
  switch (segment.kind) {
    case "each":
      return isFirst ? "*" : "[*]";
    case "index":
      return `[${segment.index}]`;
    case "name": {
      const dot = isFirst ? "" : ".";
      return /^[\w-]+$/.test(segment.name) ? dot + segment.name : `${dot}['${segment.name}']`;
    }
  }
}

// Literals, each with values that it meets or nearly meets

interface BaitedLiteral {
  readonly literal: Literal;
  readonly values: readonly JSONNode[];
}

const plainPieces = ["a", "b", "ab", "i-1", "1", "1.0", "true", "null", ".", " ", "10."];
const weirdPieces = [
  '"',
  "\\",
  "%",
  "é",
  "😀",
  "\n",
  "\u0000",
  "(",
  ")",
  "&&",
  "}",
  "'",
  "/",
  "-0",
];

function textOf(pieces: readonly string[]): fc.Arbitrary<BaitedLiteral> {
  const piece = fc.oneof(
    { arbitrary: fc.constantFrom(...pieces), weight: 3 },
    { arbitrary: fc.constant("*"), weight: 1 },
  );
  return fc.array(piece, { maxLength: 4, minLength: 0, size: "small" }).map((parts) => {
    const text = parts.join("");
    const runs = ["", "a", "1", "ab", text].map((run) => text.replaceAll("*", run));
    return {
      literal: { kind: "text", text },
      values: [...runs, `${text}x`, `x${text}`, text + text, text.slice(1)].flatMap(bothKinds),
    };
  });
}

/** As a string, and as a number where the text is one. */
function bothKinds(text: string): readonly JSONNode[] {
  const string: JSONNode = { kind: "string", text };
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
  return isNumber ? [string, { kind: "number", token: text }] : [string];
}

const numberTexts = [
  ..."0 1 -0 -1 +1 1.0 1.50 1e3 1E3 1000 1e+3 .5 5. -0.0 01 12.34 0.1 1e-7 1e21".split(" "),
  ..."9007199254740992 9007199254740993 1e308 1e309 -1e309 1e-999 1e2147483647".split(" "),
  ..."123456789012 100000000000000000000000000000000000 0.30000000000000004".split(" "),
];
const numberTokens = [
  ..."0 1 -0 -1 1.0 1.5 1e0 1e3 1000 1000.0 1e+3 0.5 5 5.0 -0.0 12.34 0.1 1e-7 0.0000001".split(
    " ",
  ),
  ..."9007199254740992 9007199254740993 9007199254740992.0 1e308 1e309 -1e309 1e-999".split(" "),
  ..."1e21 1000000000000000000000 1e7 9999999.5 0.001 0.00099 5e-324 123456789012 1E400".split(" "),
];
const numberNodes = numberTokens.map((token): JSONNode => ({ kind: "number", token }));

const number = fc.constantFrom(...numberTexts).map(
  (text): BaitedLiteral => ({
    literal: { kind: "number", text },
    values: [...bothKinds(text), { kind: "string", text }, ...numberNodes],
  }),
);

/** Parts of regular expressions, each with a text that it finds. */
const regexParts: readonly (readonly [source: string, found: string])[] = [
  ["a", "a"],
  ["b*", ""],
  ["[0-9]+", "42"],
  [".", "é"],
  ["\\.", "."],
  ["\\d{2}", "01"],
  ["\\s", "\n"],
  ["\\w", "_"],
  ["[^a]", "😀"],
  ["\\x22", '"'],
  ["\\x25", "%"],
  ["\\\\", "\\"],
  ["\\*", "*"],
  ["a+?", "aa"],
  ["c{0,2}", "cc"],
  ["[a-c_.*-]", "-"],
  ["\\W\\D\\S", "!!!"],
  ["|", ""],
];

const regex = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.constantFrom(...regexParts), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([isStart, parts, isEnd]): BaitedLiteral => {
    const source = `${isStart ? "^" : ""}${parts.map(([part]) => part).join("")}${isEnd ? "$" : ""}`;
    const found = parts.map(([, text]) => text).join("");
    const texts = [found, found, `x${found}`, `${found}x`, `${found}\n`, found.slice(1)];
    return {
      literal: { kind: "regex", source },
      values: [...texts, "1000", "1000.0"].flatMap(bothKinds),
    };
  });

/** What a comparison cannot see, and what lies beside it. */
const otherValues: readonly [JSONNode, ...JSONNode[]] = [
  { kind: "null" },
  { kind: "boolean", value: true },
  { kind: "boolean", value: false },
  { kind: "array", elements: [] },
  { kind: "array", elements: [{ kind: "null" }] },
  { kind: "array", elements: [{ kind: "array", elements: [{ kind: "null" }] }] },
  { kind: "object", members: new Map() },
  { kind: "object", members: new Map([["a", { kind: "null" }]]) },
  { kind: "string", text: "" },
  { kind: "string", text: "true" },
  { kind: "string", text: "null" },
  { kind: "string", text: '{"eventName":"a"}' },
  { kind: "number", token: "1" },
];

function baitsFor(selector: Selector, values: readonly JSONNode[]): readonly [Bait] {
  const nested = values.slice(0, 2).flatMap((value): readonly JSONNode[] => [
    { kind: "array", elements: [value] },
    { kind: "object", members: new Map([["a", value]]) },
  ]);
  const [first = { kind: "null" }, ...rest] = [...values, ...nested, ...otherValues];
  return [{ selector, values: [first, ...rest] }];
}

// Atoms

const bareValues = otherValues.slice(0, 5);

const ordering = fc.constantFrom<Operator>("<", "<=", ">", ">=");
const equality = fc.constantFrom<"=" | "!=">("=", "!=");

function comparison(
  selectors: fc.Arbitrary<Selector>,
  text: fc.Arbitrary<BaitedLiteral>,
): fc.Arbitrary<BaitedCondition> {
  const literals = fc.oneof(
    { arbitrary: text, weight: 4 },
    { arbitrary: number, weight: 2 },
    { arbitrary: regex, weight: 1 },
  );
  const isEqual = fc.tuple(selectors, equality, literals);
  const isOrdered = fc.tuple(selectors, ordering, number);
  return fc
    .oneof({ arbitrary: isEqual, weight: 4 }, { arbitrary: isOrdered, weight: 1 })
    .map(([at, operator, { literal, values }]) => {
      const path = printSelector(at);
      const condition: Comparison = { kind: "comparison", path, operator, value: literal };
      return { condition, baits: baitsFor(at, values) };
    });
}

/** The atoms that ask about a path and nothing else. */
function bare(selectors: fc.Arbitrary<Selector>): fc.Arbitrary<BaitedCondition> {
  const kinds = fc.constantFrom("missing", "true", "false", "null");
  return fc.tuple(selectors, kinds).map(([at, kind]) => {
    const path = printSelector(at);
    const condition: Condition =
      kind === "missing" ? { kind, path } : { kind: "is", path, value: kind };
    return { condition, baits: baitsFor(at, bareValues) };
  });
}

const plainAtom = fc.oneof(
  { arbitrary: comparison(plainSelector, textOf(plainPieces)), weight: 3 },
  { arbitrary: bare(plainSelector), weight: 1 },
);

const listNames = ["a", "instances", "weird", "empty", "nothing"].map((list) => `lists.${list}`);

const reference = fc
  .tuple(fc.constantFrom(...listNames), fc.subarray(["a", "b*"]))
  .map(([listName, fallback]) => setting(listName, ...fallback));

const texts = ["a", "i-1", '"', "1.0", "b", "i-2", "i-22", "x%", ""];
const textValues = texts.map((text): JSONNode => ({ kind: "string", text }));

const member = fc.tuple(selector, equality, reference).map(
  ([at, operator, list]): BaitedCondition => ({
    condition: { kind: "member", path: printSelector(at), operator, list },
    baits: baitsFor(at, [...textValues, { kind: "number", token: "1.0" }]),
  }),
);

const listed = ["a", "i-*", "*a*", '"', "1.0", "", "é"];

const holds = fc
  .tuple(selector, fc.oneof(fc.subarray(listed, { minLength: 1, maxLength: 3 }), reference))
  .map(
    ([at, values]): BaitedCondition => ({
      condition: { kind: "holds", path: printSelector(at), values },
      baits: baitsFor(at, [...listedValues(values), ...textValues]),
    }),
  );

function listedValues(values: readonly string[] | object): readonly JSONNode[] {
  const list = Array.isArray(values) ? values : [];
  return list.map((text): JSONNode => ({ kind: "string", text: String(text) }));
}

const networks = [
  ..."10.0.0.0/8 10.0.0.0/9 192.168.1.0/24 203.0.113.7/32 203.0.113.128/25 0.0.0.0/0".split(" "),
  ..."10.1.2.3 172.16.0.0/12 10.0.0.0/30 128.0.0.0/1 198.51.100.0/23".split(" "),
  ..."2001:db8::/32 ::/0 2001:db8::1/128 fe80::/10 ::ffff:10.0.0.0/104 2001:db8:8000::/33".split(
    " ",
  ),
];
const addresses = [
  ..."10.0.0.1 203.0.113.7 2001:db8::1 192.168.1.77 10.0.0.0 10.255.255.255 10.128.0.1 11.0.0.0 9.255.255.255 192.168.2.0".split(
    " ",
  ),
  ..."203.0.113.70 203.0.113.127 203.0.113.128 10.1.2.3 172.31.255.255".split(" "),
  ..."172.32.0.0 172.15.0.1 127.0.0.1 128.0.0.0 0.0.0.0 255.255.255.255 198.51.101.9".split(" "),
  ..."010.0.0.1 10.0.0 10.0.0.0.1 10.evil 10.0.0.256 10.0.0.1/8 10.0.0.1.evil 1.1".split(" "),
  ..."2001:DB8::1 2001:0db8:0:0:0:0:0:1 2001:db8:8000:: 2001:db9::1 ::".split(" "),
  ..."::1 fe80::1 fe80::1%eth0 ::ffff:10.1.2.3 ::ffff:a01:203 :: ::: 2001:db8 cafe".split(" "),
  "AWS Internal",
  "ec2.amazonaws.com",
  " 10.0.0.1",
  "",
];
const addressNodes = [
  ...addresses.map((text): JSONNode => ({ kind: "string", text })),
  { kind: "number", token: "10.0" } as const,
];

const inNetworks = fc
  .tuple(
    selector,
    fc.oneof(
      fc.subarray(networks, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(setting("networks"), setting("lists.nothing")),
    ),
  )
  .map(
    ([at, listed]): BaitedCondition => ({
      condition: { kind: "in-networks", path: printSelector(at), networks: listed },
      baits: baitsFor(at, addressNodes),
    }),
  );

const atom = fc.oneof(
  { arbitrary: plainAtom, weight: 6 },
  { arbitrary: comparison(selector, textOf([...plainPieces, ...weirdPieces])), weight: 5 },
  { arbitrary: bare(selector), weight: 2 },
  { arbitrary: member, weight: 1 },
  { arbitrary: holds, weight: 1 },
  { arbitrary: inNetworks, weight: 2 },
);
