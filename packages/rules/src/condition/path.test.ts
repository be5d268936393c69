import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { each, isEach, type PathSegment, parsePath, printPath } from "./path.ts";

const readable: readonly (readonly [string, readonly PathSegment[], string])[] = [
  ["eventName", ["eventName"], "eventName"],
  ["userIdentity.type", ["userIdentity", "type"], "userIdentity.type"],
  ["a-b_c.0", ["a-b_c", "0"], "a-b_c.0"],
  ["items[0].id", ["items", 0, "id"], "items[0].id"],
  ["items[*].id", ["items", each, "id"], "items[*].id"],
  ["items.*.id", ["items", each, "id"], "items[*].id"],
  ["*", [each], "*"],
  ["*.a", [each, "a"], "*.a"],
  ["a[*][*][12]", ["a", each, each, 12], "a[*][*][12]"],
  ["['a.b']", ["a.b"], "['a.b']"],
  ["['a.b'].c", ["a.b", "c"], "['a.b'].c"],
  ["a.['b c']", ["a", "b c"], "a.['b c']"],
  ["a['b c']", ["a", "b c"], "a.['b c']"],
  ["['plain']", ["plain"], "plain"],
];

const unreadable: readonly (readonly [string, number])[] = [
  ["", 0],
  [".a", 0],
  ["a.", 2],
  ["a..b", 2],
  ["a b", 1],
  ["$.a", 0],
  ["[0]", 0],
  ["[*]", 0],
  ["a.[0]", 2],
  ["a[", 1],
  ["a[]", 1],
  ["a[-1]", 1],
  ["a[1:2]", 1],
  ["a[1000000000]", 1],
  ['a["b"]', 1],
  ["['']", 0],
  ["café", 3],
  ["a*", 1],
];

describe("parsePath", () => {
  it.each(readable)("reads %s, and prints it back", (text, segments, canonical) => {
    expect(parsePath(text)).toEqual({ ok: true, value: segments });
    expect(printPath(segments)).toBe(canonical);
  });

  it.each(unreadable)("refuses %j and points at character %i", (text, position) => {
    const parsed = parsePath(text);
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: "bad-path", position }] });
    expect(parsed.ok || parsed.problems[0]?.message).toContain("Write names of");
  });

  it("reads back whatever printPath writes", () => {
    const segment = fc.oneof(
      fc.stringMatching(/^[^']{1,12}$/),
      fc.nat(99),
      fc.constant<PathSegment>(each),
    );
    const path = fc.tuple(fc.stringMatching(/^[^']{1,12}$/), fc.array(segment, { maxLength: 5 }));
    fc.assert(
      fc.property(path, ([first, rest]) => {
        expect(parsePath(printPath([first, ...rest]))).toEqual({
          ok: true,
          value: [first, ...rest],
        });
      }),
    );
  });
});

describe("isEach", () => {
  it("knows the wildcard also after a trip through JSON", () => {
    const segments: readonly PathSegment[] = JSON.parse(JSON.stringify(["a", 0, each]));
    expect(segments.map(isEach)).toEqual([false, false, true]);
  });
});
