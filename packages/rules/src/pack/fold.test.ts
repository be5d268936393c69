import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { foldLists } from "./fold.ts";

const [a, b] = [field("a"), field("b")];

/** A condition, and what becomes of it given so many regular expressions to spare. */
const folded: readonly (readonly [
  does: string,
  given: Condition,
  to: readonly [spare: number, condition: Condition],
])[] = [
  ["folds alternatives", any(a.is("x"), a.is("y*"), a.is("*z*")), [1, a.matches("^x$|^y|z")]],
  ["folds exclusions", all(a.isNot("x*"), a.isNot("*y*")), [1, a.doesNotMatch("^x|y")]],
  [
    "folds through a wildcard",
    any(field("a[*]").is("x"), field("a[*]").is("y")),
    [1, field("a[*]").matches("^x$|^y$")],
  ],
  [
    "escapes what the text holds",
    any(a.is("x.y"), a.is("(z)")),
    [1, a.matches("^x\\.y$|^\\x28z\\x29$")],
  ],
  [
    "adds to a regular expression that is there",
    any(a.matches("x|y"), a.is("z")),
    [0, a.matches("x|y|^z$")],
  ],
  [
    "makes one of two regular expressions, and has one more to spare",
    any(a.matches("x"), a.matches("y"), b.is("1"), b.is("2")),
    [0, any(a.matches("x|y"), b.matches("^1$|^2$"))],
  ],
  [
    "folds the longer list first",
    any(a.is("x"), a.is("y"), b.is("1"), b.is("2"), b.is("3")),
    [1, any(b.matches("^1$|^2$|^3$"), a.is("x"), a.is("y"))],
  ],
  [
    "folds as many lists as there are to spare, wherever they stand",
    all(
      any(a.is("x"), a.is("y"), a.is("z")),
      any(b.is("1"), b.is("2"), b.is("3"), all(b.isNot("x*"), b.isNot("y*"))),
    ),
    [
      2,
      all(
        a.matches("^x$|^y$|^z$"),
        any(b.matches("^1$|^2$|^3$"), all(b.isNot("x*"), b.isNot("y*"))),
      ),
    ],
  ],
];

/** What stays as it is, given so many to spare. */
const left: readonly (readonly [what: string, given: Condition, spare: number])[] = [
  ["a list without one to spare", any(a.is("x"), a.is("y")), 0],
  ["a list where there are too many already", any(a.is("x"), a.is("y")), -1],
  ["one text", any(a.is("x"), b.is("y")), 1],
  ["one atom", a.is("x"), 1],
  ["texts all of which must be", all(a.is("x"), a.is("y")), 1],
  ["exclusions of which one suffices", any(a.isNot("x*"), a.isNot("y*")), 1],
  // Whether $ also stands before a last line break is not known, so these might lose a value.
  ["exclusions of whole texts", all(a.isNot("x"), a.isNot("y")), 1],
  ["exclusions by how texts end", all(a.isNot("*x"), a.isNot("*y")), 1],
  ["exclusions of several runs", all(a.isNot("x*y*"), a.isNot("z*")), 1],
  ["numbers", any(a.is(1), a.is(2), a.is("x")), 1],
  ["what is no comparison", any(a.isTrue(), a.isMissing()), 1],
];

describe("folding", () => {
  it.each(folded)("%s", (_, given, [spare, condition]) => {
    expect(foldLists(given, spare)).toEqual({ condition, loosened: [] });
  });

  it.each(left)("leaves %s", (_, given, spare) => {
    expect(foldLists(given, spare)).toEqual({ condition: given, loosened: [] });
  });

  it("leaves texts that it cannot say exactly, where it is to be strict", () => {
    const given = any(a.is("x"), a.is("*y"), a.is("z*"));
    expect(foldLists(given, 1, true)).toEqual({
      condition: any(a.matches("^x$|^z"), a.is("*y")),
      loosened: [],
    });
  });

  it("names the texts whose regular expression accepts more", () => {
    const given = any(a.is("x"), a.is("*y"), a.is("*y*"), a.is("p*q*"), a.is("é"));
    expect(foldLists(given, 1)).toEqual({
      condition: a.matches("^x$|y$|y|^p[\\s\\S]*q|^[\\s\\S]*$"),
      loosened: [a.is("*y"), a.is("p*q*"), a.is("é")],
    });
  });
});
