import fc from "fast-check";
import { type Condition, type Operator, type Settings, setting } from "../../src/index.ts";
import {
  arbitraryNumber,
  arbitraryPlainRegex,
  arbitraryPlainText,
  arbitraryRegex,
  arbitraryText,
  type BaitedLiteral,
  nodesOf,
} from "./arbitrary-literal.ts";
import { arbitraryNetworks } from "./arbitrary-network.ts";
import { printSelector } from "./arbitrary-selector.ts";
import type { JSONNode } from "./json-node.ts";
import type { Selector } from "./read-pattern.ts";

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

/** What a comparison cannot see, and what lies beside it. */
const otherValues: readonly [JSONNode, ...JSONNode[]] = [
  { kind: "null" },
  { kind: "boolean", value: true },
  { kind: "boolean", value: false },
  { kind: "array", elements: [{ kind: "null" }] },
  { kind: "array", elements: [] },
  { kind: "array", elements: [{ kind: "array", elements: [{ kind: "null" }] }] },
  { kind: "object", members: new Map() },
  { kind: "object", members: new Map([["a", { kind: "null" }]]) },
  { kind: "string", text: "" },
  { kind: "string", text: "true" },
  { kind: "string", text: "null" },
  { kind: "string", text: '{"eventName":"a"}' },
  { kind: "number", token: "1" },
  { kind: "number", token: "1e309" },
];

function bait(selector: Selector, values: readonly JSONNode[]): readonly [Bait] {
  const nested = values.slice(0, 2).flatMap((value): readonly JSONNode[] => [
    { kind: "array", elements: [value] },
    { kind: "object", members: new Map([["a", value]]) },
  ]);
  const [first = { kind: "null" }, ...rest] = [...values, ...nested, ...otherValues];
  return [{ selector, values: [first, ...rest] }];
}

const equality = fc.constantFrom<"=" | "!=">("=", "!=");
const ordering = fc.constantFrom<Operator>("<", "<=", ">", ">=");

interface TextLiterals {
  readonly text: fc.Arbitrary<BaitedLiteral>;
  readonly regex: fc.Arbitrary<BaitedLiteral>;
}

function comparison(
  selectors: fc.Arbitrary<Selector>,
  { text, regex }: TextLiterals,
): fc.Arbitrary<BaitedCondition> {
  const literals = fc.oneof(
    { arbitrary: text, weight: 4 },
    { arbitrary: arbitraryNumber, weight: 2 },
    { arbitrary: regex, weight: 1 },
  );
  const isEqual = fc.tuple(selectors, equality, literals);
  const isOrdered = fc.tuple(selectors, ordering, arbitraryNumber);
  return fc
    .oneof({ arbitrary: isEqual, weight: 4 }, { arbitrary: isOrdered, weight: 1 })
    .map(([selector, operator, { literal, values }]) => ({
      condition: {
        kind: "comparison",
        path: printSelector(selector),
        operator,
        value: literal,
      },
      baits: bait(selector, values),
    }));
}

/** `IS …` and `NOT EXISTS`. */
function bare(selectors: fc.Arbitrary<Selector>): fc.Arbitrary<BaitedCondition> {
  const kinds = fc.constantFrom("missing", "true", "false", "null");
  return fc.tuple(selectors, kinds).map(([selector, kind]) => {
    const path = printSelector(selector);
    const condition: Condition =
      kind === "missing" ? { kind, path } : { kind: "is", path, value: kind };
    return { condition, baits: bait(selector, otherValues.slice(0, 4)) };
  });
}

const lists = ["a", "instances", "weird", "empty", "nothing"].map((list) => `lists.${list}`);
const listed = ["a", "i-1", '"', "1.0", "i-22", "x%", "b"].flatMap(nodesOf);

const reference = fc
  .tuple(fc.constantFrom(...lists), fc.subarray(["a", "b*"]))
  .map(([list, fallback]) => setting(list, ...fallback));

function member(selectors: fc.Arbitrary<Selector>): fc.Arbitrary<BaitedCondition> {
  return fc.tuple(selectors, equality, reference).map(([selector, operator, list]) => ({
    condition: { kind: "member", path: printSelector(selector), operator, list },
    baits: bait(selector, listed),
  }));
}

const heldTexts = fc.subarray(["a", "i-1", "i-*", "*a*", '"', "1.0", "", "é"], {
  minLength: 1,
  maxLength: 3,
});

function holds(selectors: fc.Arbitrary<Selector>): fc.Arbitrary<BaitedCondition> {
  const ofTexts = fc.tuple(selectors, heldTexts).map(
    ([selector, values]): BaitedCondition => ({
      condition: { kind: "holds", path: printSelector(selector), values },
      baits: bait(selector, values.flatMap(nodesOf)),
    }),
  );
  const ofSetting = fc.tuple(selectors, reference).map(
    ([selector, values]): BaitedCondition => ({
      condition: { kind: "holds", path: printSelector(selector), values },
      baits: bait(selector, listed),
    }),
  );
  return fc.oneof({ arbitrary: ofTexts, weight: 2 }, { arbitrary: ofSetting, weight: 1 });
}

function inNetworks(selectors: fc.Arbitrary<Selector>): fc.Arbitrary<BaitedCondition> {
  return fc.tuple(selectors, arbitraryNetworks).map(([selector, { networks, values }]) => ({
    condition: { kind: "in-networks", path: printSelector(selector), networks },
    baits: bait(selector, values),
  }));
}

/** Questions that CloudWatch can be asked as they stand. */
export function arbitraryPlainAtom(
  selectors: fc.Arbitrary<Selector>,
): fc.Arbitrary<BaitedCondition> {
  const literals = { text: arbitraryPlainText, regex: arbitraryPlainRegex };
  return fc.oneof(
    { arbitrary: comparison(selectors, literals), weight: 3 },
    { arbitrary: bare(selectors), weight: 1 },
  );
}

/** Questions of every kind. */
export function arbitraryAtom(selectors: fc.Arbitrary<Selector>): fc.Arbitrary<BaitedCondition> {
  const literals = { text: arbitraryText, regex: arbitraryRegex };
  return fc.oneof(
    { arbitrary: comparison(selectors, literals), weight: 8 },
    { arbitrary: bare(selectors), weight: 3 },
    { arbitrary: member(selectors), weight: 1 },
    { arbitrary: holds(selectors), weight: 1 },
    { arbitrary: inNetworks(selectors), weight: 2 },
  );
}
