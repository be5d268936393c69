import { describe, expect, it } from "vitest";
import { hasWildcard, selectorOf } from "./selector.ts";

const sayable: readonly (readonly [path: string, canonical: string, parent: string | undefined])[] =
  [
    ["userIdentity.type", "userIdentity.type", undefined],
    ["a-b_c.0[12].d", "a-b_c.0[12].d", undefined],
    ["a.*.b", "a[*].b", "a"],
    ["a.b[0][*]", "a.b[0][*]", "a.b[0]"],
    ["*", "*", ""],
    ["*.b", "*.b", ""],
    ["['plain']", "plain", undefined],
    ["['aws:x.y/z@1']", "['aws:x.y/z@1']", undefined],
    ["['x.y'][*]", "['x.y'][*]", "['x.y']"],
  ];

const unsayable: readonly (readonly [path: string, reason: string])[] = [
  ["a[*].b[*]", "at most 1 wildcard"],
  ["*[*]", "at most 1 wildcard"],
  ["a.['b.c']", "one in brackets"],
  ["['a.b'].['c.d']", "one in brackets"],
  ["['a b']", "one in brackets"],
  ["['a]b']", "one in brackets"],
  ["['a*b']", "one in brackets"],
  ["['é']", "one in brackets"],
  ["['a\n']", "one in brackets"],
];

describe("selectorOf", () => {
  it.each(sayable)("knows %s as %s", (path, canonical, parent) => {
    const expected = parent === undefined ? { path: canonical } : { path: canonical, parent };
    expect(selectorOf(path)).toEqual(expected);
    expect(hasWildcard(canonical)).toBe(parent !== undefined);
  });

  it.each(unsayable)("knows that CloudWatch has no %s, and why: %s", (path, reason) => {
    expect(selectorOf(path)).toEqual({ reason: expect.stringContaining(reason) });
  });

  it("throws for what nobody checked", () => {
    expect(() => selectorOf("a..b")).toThrow(/^Check the condition before widening it\..*a\.\.b/);
  });
});
