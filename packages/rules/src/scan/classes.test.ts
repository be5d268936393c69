import { expect, it } from "vitest";
import { isValueLeaf, leavesOf } from "../condition/leaves.ts";
import type { Condition } from "../condition/node.ts";
import { all, field, setting } from "../index.ts";
import { compilePart } from "../matcher/compile.ts";
import { Subject } from "../matcher/subject.ts";
import { createSlotClasses } from "./classes.ts";

const value = field("eventName");
const texts = ["a", "ab", "", "*", "a*", "*b", "a*b", "A*", "💥*", "1", "1.0", "-0", "10.0.0.1"];
const limits = [0, 1, 1.5, -1, 1e21];

/** Every way to ask about one value. */
const asking: readonly Condition[] = [
  ...texts.flatMap((text) => [value.is(text), value.isNot(text)]),
  ...limits.flatMap((limit) => [value.is(limit), value.isNot(limit)]),
  ...limits.flatMap((limit) => [value.isBelow(limit), value.isAtMost(limit)]),
  ...limits.flatMap((limit) => [value.isAbove(limit), value.isAtLeast(limit)]),
  ...["b$", "^a|1"].flatMap((source) => [value.matches(source), value.doesNotMatch(source)]),
  value.isTrue(),
  value.isFalse(),
  value.isNull(),
  value.isMissing(),
  value.isInNetworks("10.0.0.0/8", "2001:db8::/32"),
  value.isInNetworks(setting("networks")),
];

const atoms = leavesOf(all(...asking))
  .filter(isValueLeaf)
  .map((leaf, id) => ({ leaf, slot: 1, id }));

const odd = [
  "b",
  "xb",
  "aab",
  "abc",
  "Ab",
  "💥",
  "\ud83d",
  "null",
  "2001:db8::1",
  '"',
  "\\",
  "\u2028",
];

it.each([...texts, ...odd].map((text) => JSON.stringify(text)))(
  "says of the text %s what the reference says",
  expectSame,
);

it.each([
  ["0"],
  ["-0"],
  ["1"],
  ["1.0"],
  ["1e0"],
  ["1.5"],
  ["-1"],
  ["1e21"],
  ["1e400"],
  ["9007199254740993"],
  ["true"],
  ["false"],
  ["null"],
])("says of %s what the reference says", expectSame);

it.each([
  ["nothing", 0, {}],
  ["an array", 1, { eventName: ["a"] }],
  ["an object", 2, { eventName: {} }],
])("says of %s what the reference says", (_, number, record) => {
  const { holds, open } = createSlotClasses(1, atoms).of([0, number]);
  for (const { leaf, id } of atoms) {
    if (((open >> BigInt(id)) & 1n) === 1n) continue;
    const expected = compilePart(leaf).predicate(new Subject(record));
    expect.soft(((holds >> BigInt(id)) & 1n) === 1n, JSON.stringify(leaf)).toBe(expected);
  }
});

it("leaves open whether an array is null, as one that holds a null is", () => {
  const nulls = atoms.filter(({ leaf }) => leaf.kind === "is" && leaf.value === "null");
  expect(createSlotClasses(1, atoms).of([0, 1])).toMatchObject({ telling: nulls });
});

it.each([
  ['"a"', '"b"'],
  ["1", "true"],
])("puts %s and %s, which nobody asks about, into one class", (a, b) => {
  const { classify } = createSlotClasses(1, []);
  expect(classify(a)).toBe(classify(b));
});

function expectSame(json: string): void {
  const { classify, of } = createSlotClasses(1, atoms);
  const { holds, telling } = of([0, classify(json)]);
  const record = `{"eventName":${json}}`;
  for (const atom of atoms) {
    const { leaf, id } = atom;
    const expected = compilePart(leaf).predicate(new Subject(JSON.parse(record), record));
    const asksForOther = leaf.kind === "comparison" && leaf.operator === "!=";
    expect.soft(((holds >> BigInt(id)) & 1n) === 1n, JSON.stringify(leaf)).toBe(expected);
    expect.soft(telling.includes(atom), JSON.stringify(leaf)).toBe(expected && !asksForOther);
  }
}
