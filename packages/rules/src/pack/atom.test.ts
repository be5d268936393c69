import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, none } from "../condition/build.ts";
import {
  type Atom,
  createTextAtom,
  equalText,
  impliesAtom,
  isAtom,
  keyOf,
  unequalText,
} from "./atom.ts";

const a = field("a");
const each = field("a[*]");

const implied: readonly (readonly [narrow: Atom, wide: Atom])[] = [
  [a.isTrue(), a.isTrue()],
  [a.isMissing(), a.isMissing()],
  [a.is("x"), a.is("x")],
  [a.is("x"), a.is("x*")],
  [a.is("x*"), a.isPresent()],
  [a.is(5), a.is(5)],
  [a.is(5), a.isPresent()],
  [a.isAbove(5), a.isPresent()],
  [a.matches("x"), a.matches("x")],
  [a.matches("x"), a.isPresent()],
  [a.isNot("x"), a.isPresent()],
  [a.isNot("x*"), a.isNot("xy")],
  [a.is("x"), a.isNot("y")],
  [a.is("x*"), a.isNot("y*")],
  [each.is("x"), each.is("x*")],
  [each.isAbove(5), each.isPresent()],
  [each.isNot("x*"), each.isNot("xy")],
];

const notImplied: readonly (readonly [narrow: Atom, wide: Atom])[] = [
  [a.is("x"), field("b").is("x")],
  [a.is("x"), a.isTrue()],
  [a.isTrue(), a.isFalse()],
  [a.isTrue(), a.isPresent()],
  [a.isMissing(), a.isNot("x")],
  [a.isPresent(), a.is("x")],
  [a.is("x*"), a.is("x")],
  [a.is("1"), a.is(1)],
  [a.is(1), a.is("1*")],
  [a.is(5), a.isNot("6")],
  [a.isAbove(5), a.isAbove(4)],
  [a.matches("x"), a.matches("x|y")],
  [a.matches("x"), a.isNot("y")],
  [a.isNot("x"), a.isNot("x*")],
  [a.isNot("x"), a.is("y")],
  [a.is("x"), a.isNot("x*")],
  [a.is("x"), a.doesNotMatch("y")],
  // Of a wildcard, `!=` is also true where nothing compares, and false where one of many is equal.
  [each.isNot("x"), each.isPresent()],
  [each.is("x"), each.isNot("y")],
];

describe("an atom", () => {
  it.each(implied)("%j implies %j", (narrow, wide) => {
    expect(impliesAtom(narrow, wide)).toBe(true);
  });

  it.each(notImplied)("%j is not known to imply %j", (narrow, wide) => {
    expect(impliesAtom(narrow, wide)).toBe(false);
  });

  it("is a comparison, a flag or what is missing", () => {
    const conditions = [a.is("x"), a.isNull(), a.isMissing(), all(), none(a.is("x"))];
    expect(conditions.map(isAtom)).toEqual([true, true, true, false, false]);
  });

  it("has the key of its like, in whatever order its parts come", () => {
    expect(
      keyOf({ value: { text: "x", kind: "text" }, operator: "=", path: "a", kind: "comparison" }),
    ).toBe(keyOf(a.is("x")));
  });

  it("has another key than any other", () => {
    const atoms = [
      a.is("x"),
      a.isNot("x"),
      a.matches("x"),
      a.is("1"),
      a.is(1),
      a.isAbove(1),
      a.isTrue(),
      a.isFalse(),
      a.isMissing(),
      field("b").is("x"),
      createTextAtom('a","=', "=", "x"),
    ];
    expect(new Set(atoms.map(keyOf)).size).toBe(atoms.length);
  });

  it("has a text where it asks for one, or for another one", () => {
    expect([a.is("x*"), a.isNot("x"), a.is(1), a.matches("x"), a.isTrue()].map(equalText)).toEqual([
      "x*",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([a.is("x"), a.isNot("x*"), a.isNot(1)].map(unequalText)).toEqual([
      undefined,
      "x*",
      undefined,
    ]);
  });

  it("is made of a path and a text", () => {
    expect(createTextAtom("a", "!=", "x*")).toEqual(a.isNot("x*"));
  });
});
