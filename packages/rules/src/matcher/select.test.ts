import { describe, expect, it } from "vitest";
import { checkedPath, compileSelector } from "./select.ts";

class Inherits {
  readonly own = "own";
  get inherited(): string {
    return "inherited";
  }
}

const cases: readonly (readonly [path: string, root: unknown, selected: readonly unknown[]])[] = [
  ["a", { a: 1 }, [1]],
  ["a", { a: null }, [null]],
  ["a", { a: undefined }, []],
  ["a", {}, []],
  ["a.b", { a: { b: "x" } }, ["x"]],
  ["a.b", { a: [{ b: "x" }] }, []],
  ["a.b", { a: "b" }, []],
  ["a.b", { a: null }, []],
  ["['a.b'].c", { "a.b": { c: 1 } }, [1]],
  ["a[0]", { a: ["x", "y"] }, ["x"]],
  ["a[2]", { a: ["x", "y"] }, []],
  ["a[0]", { a: { 0: "x" } }, []],
  ["a[0]", { a: "xy" }, []],
  ["a.0", { a: { 0: "x" } }, ["x"]],
  ["a.0", { a: ["x"] }, []],
  ["a.length", { a: ["x"] }, []],
  ["a.length", { a: "x" }, []],
  ["a[*]", { a: [1, null, [2]] }, [1, null, [2]]],
  ["a[*]", { a: { x: 1, y: 2 } }, [1, 2]],
  ["a[*]", { a: "xy" }, []],
  ["a[*]", { a: null }, []],
  ["a[*]", {}, []],
  ["*", { a: 1, b: 2 }, [1, 2]],
  ["*", null, []],
  ["*", "ab", []],
  ["a[*].b[*].c", { a: [{ b: [{ c: 1 }, { c: 2 }] }, {}, { b: { x: { c: 3 } } }] }, [1, 2, 3]],
  ["constructor", {}, []],
  ["__proto__", {}, []],
  ["__proto__.x", JSON.parse('{"__proto__":{"x":1}}'), [1]],
  ["hasOwnProperty", JSON.parse('{"hasOwnProperty":1}'), [1]],
  ["own", new Inherits(), ["own"]],
  ["inherited", new Inherits(), []],
];

describe("a selector", () => {
  it.each(cases)("%s of %j selects %j", (path, root, selected) => {
    const values: unknown[] = [];
    const found = compileSelector(checkedPath(path))(root, (value) => {
      values.push(value);
      return false;
    });
    expect({ values, found }).toEqual({ values: selected, found: undefined });
  });

  it("gives the first value that passes, and asks no further", () => {
    const asked: unknown[] = [];
    const found = compileSelector(checkedPath("a[*]"))({ a: [1, 2, 3] }, (value) => {
      asked.push(value);
      return value === 2;
    });
    expect({ found, asked }).toEqual({ found: 2, asked: [1, 2] });
  });

  it("throws on a path that is none, as nobody checked it", () => {
    expect(() => checkedPath("a..b")).toThrow(/Check the condition before compiling it\. A name/);
  });
});
