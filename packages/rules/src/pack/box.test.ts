import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any, none } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import type { Atom } from "./atom.ts";
import { addBox, type Box, createBox, createBoxes, impliesBox, joinBoxes } from "./box.ts";
import { createClause } from "./clause.ts";

const [a, b, c, d] = [field("a"), field("b"), field("c"), field("d")];

/** A box of clauses, each given as its atoms. */
function box(...clauses: readonly (readonly [Atom, ...Atom[]])[]): Box {
  return createBox(clauses.map((atoms) => createClause(...atoms)));
}

const cut: readonly (readonly [does: string, condition: Condition, boxes: readonly Box[]])[] = [
  ["one atom into itself", a.is("x"), [box([a.is("x")])]],
  ["a conjunction into its clauses", all(a.is("x"), b.is("y")), [box([a.is("x")], [b.is("y")])]],
  ["values of one path into one box", any(a.is("x"), a.is("y")), [box([a.is("x"), a.is("y")])]],
  [
    "alternatives of several paths into several",
    any(a.is("x"), b.is("y")),
    [box([a.is("x")]), box([b.is("y")])],
  ],
  [
    "groups within alternatives into boxes",
    all(a.is("x"), any(b.is("y"), all(c.is("z"), d.isTrue()))),
    [box([a.is("x")], [b.is("y")]), box([a.is("x")], [c.is("z")], [d.isTrue()])],
  ],
  ["what another clause implies into nothing", all(a.is("x"), a.isNot("y")), [box([a.is("x")])]],
  [
    "what another box contains into nothing",
    any(a.is("x*"), all(a.is("xy"), b.isTrue())),
    [box([a.is("x*")])],
  ],
  ["what is always true into a box without clauses", all(), [[]]],
  ["what is never true into no box", all(a.is("x"), any()), []],
  ["what CloudWatch cannot say into a box without clauses", none(a.is("x")), [[]]],
  ["a list of the settings likewise", field("a").isInNetworks("10.0.0.0/8"), [[]]],
  ["what is held anywhere likewise", all(b.is("y"), a.holdsAnyOf("x")), [box([b.is("y")])]],
  ["a search of the message likewise", { kind: "message", source: "x" }, [[]]],
  [
    "a list of the settings that is not there likewise",
    { kind: "member", path: "a", operator: "=", list: { kind: "setting", name: "x" } },
    [[]],
  ],
];

/** `count` boxes that differ in two paths each. */
function pairs(path: string, count: number): Condition {
  return any(
    ...Array.from({ length: count }, (_, index) =>
      all(field(`${path}1`).is(`x${index}`), field(`${path}2`).is(`x${index}`)),
    ),
  );
}

describe("a condition is cut", () => {
  it.each(cut)("%s", (_, condition, boxes) => {
    expect(createBoxes(condition)).toEqual(boxes);
  });

  it("into no more boxes than 64: what would multiply to more becomes one clause", () => {
    expect(createBoxes(all(pairs("a", 8), pairs("b", 8)))).toHaveLength(64);
    const boxes = createBoxes(all(pairs("a", 8), pairs("b", 9)));
    expect(boxes).toHaveLength(8);
    expect(boxes.every((each) => each.length === 3)).toBe(true);
  });

  it("without what would multiply and may be true of every record", () => {
    const open = any(pairs("b", 9), all(none(a.isTrue())));
    expect(createBoxes(all(pairs("a", 8), open))).toEqual(createBoxes(pairs("a", 8)));
    const wide = { kind: "any", conditions: [pairs("b", 70), none(a.isTrue())] } as const;
    expect(createBoxes(all(a.is("x"), wide))).toEqual([box([a.is("x")])]);
  });
});

describe("boxes", () => {
  it("imply what asks no more", () => {
    expect(impliesBox(box([a.is("x")], [b.isTrue()]), box([a.is("x*")]))).toBe(true);
    expect(impliesBox(box([a.is("x")]), box([a.is("x")], [b.isTrue()]))).toBe(false);
    expect(impliesBox(box([a.is("x")]), [])).toBe(true);
  });

  it("take in a box that none contains", () => {
    const boxes = [box([a.is("x")])];
    expect(addBox(boxes, box([a.is("x")], [b.isTrue()]))).toBe(boxes);
    expect(addBox(boxes, box([c.isTrue()]))).toEqual([...boxes, box([c.isTrue()])]);
  });

  it("give up those that a new one contains", () => {
    expect(addBox([box([a.is("xy")], [b.isTrue()])], box([a.is("x*")]))).toEqual([
      box([a.is("x*")]),
    ]);
  });

  it("become one where they differ in the values of one path, and then again", () => {
    const boxes = [box([a.is("x")], [b.is("1")]), box([a.is("x"), a.is("y")], [b.is("2")])];
    expect(addBox(boxes, box([a.is("y")], [b.is("1")]))).toEqual([
      box([a.is("x"), a.is("y")], [b.is("1"), b.is("2")]),
    ]);
  });

  it.each([
    ["several paths", box([a.is("x")], [b.is("1")]), box([a.is("y")], [b.is("2")])],
    [
      "one path of which only one asks",
      box([a.is("x")], [b.is("1")]),
      box([a.is("x")], [c.is("2")]),
    ],
    ["exclusions", box([a.isNot("x")]), box([a.isNot("y")])],
    ["clauses about several paths", box([a.is("x"), b.is("1")]), box([a.is("y"), b.is("2")])],
  ])("stay two where they differ in %s", (_, one, other) => {
    expect(addBox([one], other)).toEqual([one, other]);
  });

  it("are joined by what both ask, and the values of both", () => {
    expect(
      joinBoxes(
        box([a.is("x")], [b.is("1")], [c.isTrue()], [d.is("d1")]),
        box([a.is("x")], [b.is("2")], [d.is("d*")]),
      ),
    ).toEqual(box([a.is("x")], [b.is("1"), b.is("2")], [d.is("d*")]));
  });

  it("that have nothing in common are joined to one that asks nothing", () => {
    expect(joinBoxes(box([a.is("x")]), box([b.is("y")]))).toEqual([]);
  });
});
