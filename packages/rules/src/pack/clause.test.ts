import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { any } from "../condition/build.ts";
import { addAtom, createClause, impliesClause, treeOf, uniteClauses } from "./clause.ts";

const a = field("a");
const b = field("b");

describe("a clause", () => {
  it("is the same in whatever order its atoms come", () => {
    expect(createClause(a.is("y"), a.is("x"), b.isTrue())).toEqual(
      createClause(b.isTrue(), a.is("x"), a.is("y"), a.is("x")),
    );
  });

  it("keeps no atom that another one contains", () => {
    expect(createClause(a.is("x*"), a.is("xy"))).toEqual(createClause(a.is("x*")));
    expect(createClause(a.is("xy"), b.isTrue(), a.is("x*"))).toEqual(
      createClause(b.isTrue(), a.is("x*")),
    );
  });

  it("keeps one of two atoms that say the same", () => {
    expect(createClause(a.is("*x*"), a.is("**x*")).atoms).toHaveLength(1);
  });

  it("knows the path that all its atoms are about", () => {
    expect(createClause(a.is("x"), a.isMissing()).path).toBe("a");
    expect(createClause(a.is("x"), b.is("x")).path).toBeUndefined();
    expect(createClause(a.is("x"), b.is("x"), b.is("y")).path).toBeUndefined();
  });

  it("is widened by an atom", () => {
    const clause = createClause(a.is("x"), a.is("y"));
    expect(addAtom(clause, a.is("z"))).toEqual(createClause(a.is("x"), a.is("y"), a.is("z")));
    expect(addAtom(clause, a.is("x"))).toBe(clause);
    expect(addAtom(clause, a.isPresent())).toEqual(createClause(a.isPresent()));
  });

  it("is united with another one", () => {
    expect(uniteClauses(createClause(a.is("x"), b.isTrue()), createClause(a.is("x*")))).toEqual(
      createClause(b.isTrue(), a.is("x*")),
    );
  });

  it("implies what holds whichever of its atoms does", () => {
    const clause = createClause(a.is("xy"), a.is("z"));
    expect(impliesClause(clause, createClause(a.is("z"), a.is("xy")))).toBe(true);
    expect(impliesClause(clause, createClause(a.is("x*"), a.is("z"), b.isTrue()))).toBe(true);
    expect(impliesClause(clause, createClause(a.isNot("y")))).toBe(true);
    expect(impliesClause(clause, createClause(a.is("x*")))).toBe(false);
  });

  it("is written as its atoms, any of which may hold", () => {
    expect(treeOf(createClause(a.is("y"), a.is("x")))).toEqual(any(a.is("x"), a.is("y")));
    expect(treeOf(createClause(a.is("x")))).toEqual(a.is("x"));
  });
});
