import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { readExactJson, WrittenNumber } from "./exact-json.ts";

/** The same with each number as JSON.parse would have it, and with ordinary objects. */
function parsed(exact: unknown): unknown {
  if (exact instanceof WrittenNumber) return Number(exact.token);
  if (Array.isArray(exact)) return exact.map(parsed);
  if (typeof exact !== "object" || exact === null) return exact;
  return Object.fromEntries(Object.entries(exact).map(([key, value]) => [key, parsed(value)]));
}

function tokens(exact: unknown): unknown {
  if (exact instanceof WrittenNumber) return exact.token;
  return typeof exact === "object" && exact !== null ? Object.values(exact).map(tokens) : exact;
}

const numbers: readonly string[] = [
  ..."0 -0 1 -1 1.0 1e0 1E+3 -1.50e-3 1e309 1e-999 0.10".split(" "),
  ..."9007199254740993 123456789012345678901234567890".split(" "),
];

const documents: readonly string[] = [
  "{}",
  "[]",
  ' \t\r\n{ "a" : 1 , "b" : [ 2 , { } ] } \n',
  '{"a":{"b":{"c":[[],[{}],null,true,false,""]}}}',
  String.raw`{"a\"b":"c\\","\u0061":"\ud83d\ude00\n","{[,:]}":"]}"}`,
  '{"a":1,"b":2,"a":3}',
  '{"__proto__":{"x":1},"constructor":2,"toString":null}',
  '"text"',
  "12",
  "null",
];

describe("the exact reader", () => {
  it.each(documents)("reads %s as JSON.parse does", (json) => {
    expect(parsed(readExactJson(json))).toEqual(JSON.parse(json));
  });

  it.each(numbers)("keeps the number %s as it is written", (token) => {
    expect(tokens(readExactJson(`{"a":[${token}, ${token} ],"b":${token}}`))).toEqual([
      [token, token],
      token,
    ]);
  });

  it("takes __proto__ for a key like any other", () => {
    const exact: unknown = readExactJson('{"__proto__":{"polluted":true}}');
    const isObject = typeof exact === "object" && exact !== null;
    expect(isObject && Object.keys(exact)).toEqual(["__proto__"]);
    expect(isObject && "polluted" in exact).toBe(false);
  });

  it("lets nothing be selected from a number", () => {
    expect(Object.keys(new WrittenNumber("1"))).toEqual([]);
  });

  it("reads nesting deeper than calls can go", () => {
    const deep = `${'{"a":['.repeat(100_000)}1.0${"]}".repeat(100_000)}`;
    let at = readExactJson(deep);
    while (typeof at === "object" && at !== null && !(at instanceof WrittenNumber)) {
      at = Object.values(at)[0];
    }
    expect(tokens(at)).toBe("1.0");
  });

  it(`reads whatever JSON.stringify writes (seed ${fuzzSeed})`, () => {
    check(fc.json(), 2000, (json) => {
      expect(parsed(readExactJson(json))).toEqual(JSON.parse(json));
    });
  });
});
