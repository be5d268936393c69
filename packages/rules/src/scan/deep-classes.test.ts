import { expect, it } from "vitest";
import { leavesOf } from "../condition/leaves.ts";
import { all, field } from "../index.ts";
import { compilePart } from "../matcher/compile.ts";
import { Subject } from "../matcher/subject.ts";
import { createDeepClasses } from "./deep-classes.ts";

const path = "requestParameters.items";
const each = field(`${path}[*].id`);

const atoms = leavesOf(
  all(
    each.is("a"),
    each.isNot("a"),
    each.isAbove(1),
    each.isMissing(),
    each.isNull(),
    each.isInNetworks("10.0.0.0/8"),
    field(`${path}[0]`).is("1.0"),
    field(`${path}[0].id`).isPresent(),
    field(path).is("a"),
    field(path).isNull(),
    field(path).isMissing(),
    field(path).holdsAnyOf("a", "é"),
    field(`${path}[1].x`).holdsAnyOf("a"),
  ),
).map((leaf, id) => ({ leaf, slot: 1, id }));

const values = [
  "[]",
  "{}",
  '"a"',
  '"b"',
  "1",
  "true",
  "null",
  "[null]",
  "[1.0]",
  "[1]",
  '["a"]',
  '["\\u00e9"]',
  '[{"id":"a"}]',
  '[{"id":"b"},{"id":"a"}]',
  '{"x":{"id":"a"}}',
  '[[{"id":"a"}]]',
  '[{"id":2}]',
  '[{"id":null}]',
  '[{"id":"10.0.0.1"}]',
  '[{},{"x":{"y":["a"]}}]',
];

it.each(values)("say of %s what the reference says", (json) => {
  const { classify, of } = createDeepClasses(1, atoms);
  const record = `{"requestParameters":{"items":${json}}}`;
  const { holds, open, telling } = of([0, classify(json)]);
  expect(open).toBe(0n);
  for (const atom of atoms) {
    const { leaf, id } = atom;
    const expected = compilePart(leaf).predicate(new Subject(JSON.parse(record), record));
    const asksForOther = leaf.kind === "comparison" && leaf.operator === "!=";
    expect.soft(((holds >> BigInt(id)) & 1n) === 1n, JSON.stringify(leaf)).toBe(expected);
    expect.soft(telling.includes(atom), JSON.stringify(leaf)).toBe(expected && !asksForOther);
  }
});

it("say of what is not there what the reference says", () => {
  const { holds } = createDeepClasses(1, atoms).of([0, 0]);
  const expected = atoms.filter(({ leaf }) => compilePart(leaf).predicate(new Subject({})));
  expect(holds).toBe(expected.reduce((bits, { id }) => bits | (1n << BigInt(id)), 0n));
});

it.each([
  ["any array", 1],
  ["any object", 2],
  ["what is not looked into yet", 4],
])("leave all open for %s", (_, number) => {
  expect(createDeepClasses(1, atoms).of([0, number])).toMatchObject({ holds: 0n, telling: atoms });
});
