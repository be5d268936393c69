import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { createBoxes } from "./box.ts";
import { factorBoxes } from "./factor.ts";

const [a, b, c, d] = [field("a"), field("b"), field("c"), field("d")];
const long = field("requestParameters").is("long");

const factored: readonly (readonly [does: string, given: Condition, tree: Condition])[] = [
  ["writes one box as a conjunction", all(b.is("y"), a.is("x")), all(a.is("x"), b.is("y"))],
  [
    "writes boxes that share nothing as alternatives",
    any(a.is("x"), b.is("y")),
    any(a.is("x"), b.is("y")),
  ],
  [
    "says once what two boxes share",
    any(all(a.is("x"), b.is("y")), all(a.is("x"), c.is("z"))),
    all(a.is("x"), any(b.is("y"), c.is("z"))),
  ],
  [
    "leaves the others beside them",
    any(all(a.is("x"), b.is("y")), d.isTrue(), all(a.is("x"), c.is("z"))),
    any(all(a.is("x"), any(b.is("y"), c.is("z"))), d.isTrue()),
  ],
  [
    "shares first what takes most characters",
    any(all(a.is("x"), long, b.is("y")), all(a.is("x"), c.is("z")), all(long, d.isTrue())),
    any(all(long, any(all(a.is("x"), b.is("y")), d.isTrue())), all(a.is("x"), c.is("z"))),
  ],
  ["writes no box as what is never true", any(), any()],
  ["writes a box without clauses as what is always true", all(), all()],
];

describe("factoring", () => {
  it.each(factored)("%s", (_, given, tree) => {
    expect(factorBoxes(createBoxes(given))).toEqual(tree);
  });
});
