import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { foldLists } from "./fold.ts";

const [a, b] = [field("a"), field("b")];

/** Given so many regular expressions to spare. */
const folded: readonly (readonly [
  does: string,
  spare: number,
  given: Condition,
  condition: Condition,
])[] = [
  ["folds alternatives", 1, any(a.is("x"), a.is("y*"), a.is("*z*")), a.matches("^x$|^y|z")],
  ["folds exclusions", 1, all(a.isNot("x*"), a.isNot("*y*")), a.doesNotMatch("^x|y")],
  [
    "folds through a wildcard",
    1,
    any(field("a[*]").is("x"), field("a[*]").is("y")),
    field("a[*]").matches("^x$|^y$"),
  ],
  [
    "escapes what the text holds",
    1,
    any(a.is("x.y"), a.is("(z)")),
    a.matches("^x\\.y$|^\\x28z\\x29$"),
  ],
  ["folds none without one to spare", 0, any(a.is("x"), a.is("y")), any(a.is("x"), a.is("y"))],
  [
    "folds none where there are too many already",
    -1,
    any(a.is("x"), a.is("y")),
    any(a.is("x"), a.is("y")),
  ],
  [
    "adds to a regular expression that is there",
    0,
    any(a.matches("x|y"), a.is("z")),
    a.matches("x|y|^z$"),
  ],
  [
    "makes one of two regular expressions, and has one more to spare",
    0,
    any(a.matches("x"), a.matches("y"), b.is("1"), b.is("2")),
    any(a.matches("x|y"), b.matches("^1$|^2$")),
  ],
  [
    "folds the longer list first",
    1,
    any(a.is("x"), a.is("y"), b.is("1"), b.is("2"), b.is("3")),
    any(b.matches("^1$|^2$|^3$"), a.is("x"), a.is("y")),
  ],
  [
    "folds as many lists as there are to spare, wherever they stand",
    2,
    all(
      any(a.is("x"), a.is("y"), a.is("z")),
      any(b.is("1"), b.is("2"), b.is("3"), all(b.isNot("x*"), b.isNot("y*"))),
    ),
    all(a.matches("^x$|^y$|^z$"), any(b.matches("^1$|^2$|^3$"), all(b.isNot("x*"), b.isNot("y*")))),
  ],
  ["leaves one text as it is", 1, any(a.is("x"), b.is("y")), any(a.is("x"), b.is("y"))],
  ["leaves texts that must all be", 1, all(a.is("x"), a.is("y")), all(a.is("x"), a.is("y"))],
  [
    "leaves exclusions of which one suffices",
    1,
    any(a.isNot("x*"), a.isNot("y*")),
    any(a.isNot("x*"), a.isNot("y*")),
  ],
  // Whether $ also stands before a last line break is not known, so these might lose a value.
  [
    "leaves exclusions of whole texts",
    1,
    all(a.isNot("x"), a.isNot("y")),
    all(a.isNot("x"), a.isNot("y")),
  ],
  [
    "leaves exclusions by how texts end",
    1,
    all(a.isNot("*x"), a.isNot("*y")),
    all(a.isNot("*x"), a.isNot("*y")),
  ],
  [
    "leaves exclusions of several runs",
    1,
    all(a.isNot("x*y*"), a.isNot("z*")),
    all(a.isNot("x*y*"), a.isNot("z*")),
  ],
  ["leaves numbers", 1, any(a.is(1), a.is(2), a.is("x")), any(a.is(1), a.is(2), a.is("x"))],
  [
    "leaves what is no comparison",
    1,
    any(a.isTrue(), a.isMissing()),
    any(a.isTrue(), a.isMissing()),
  ],
  ["leaves one atom as it is", 1, a.is("x"), a.is("x")],
];

describe("folding", () => {
  it.each(folded)("%s", (_, spare, given, condition) => {
    expect(foldLists(given, spare)).toEqual({ condition, loosened: [] });
  });

  it("names the texts whose regular expression accepts more", () => {
    const given = any(a.is("x"), a.is("*y"), a.is("*y*"), a.is("p*q*"), a.is("é"));
    expect(foldLists(given, 1)).toEqual({
      condition: a.matches("^x$|y$|y|^p[\\s\\S]*q|^[\\s\\S]*$"),
      loosened: [a.is("*y"), a.is("p*q*"), a.is("é")],
    });
  });
});
