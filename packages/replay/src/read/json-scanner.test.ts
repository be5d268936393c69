import { describe, expect, it } from "vitest";
import { createJSONScanner, type ScanStop } from "./json-scanner.ts";

/** Scans the text in pieces of so many bytes, up to where the scanner stops by itself. */
function scan(text: string, size: number): ScanStop {
  const scanner = createJSONScanner();
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) {
    const stop = scanner.scan(bytes.subarray(from, from + size), 0);
    if (stop.kind !== "more") return { ...stop, at: from + stop.at };
  }
  return { kind: "more", at: bytes.length };
}

const cases: readonly (readonly [text: string, kind: ScanStop["kind"], at: number])[] = [
  ["{}", "value", 2],
  ["{} ", "value", 2],
  ["[] []", "value", 2],
  ['{"a":{"b":[1,{"c":null}]},"d":"e"}{"f":1}', "value", 34],
  ['"a string" ', "value", 10],
  ["12 ", "value", 2],
  ["true,", "value", 4],
  ['{"a":"}]\\""}x', "value", 12],
  ['{"a":"\\\\"}x', "value", 10],
  ['{"é":"日本"}x', "value", 15],
  ['{"a":1', "more", 6],
  ['{"a":"x', "more", 7],
  ["", "more", 0],
  ['{"a":"x\n"}', "error", 7],
  ['{"a\n":1}', "error", 3],
  ["{a:1}", "error", 1],
  ['{"a" 1}', "error", 5],
  ['{"a":1 "b"', "error", 7],
  ['{"a":1,}', "error", 7],
  ['{"a":,}', "error", 5],
  ["{,}", "error", 1],
  ["[1,]", "error", 3],
  ["[,1]", "error", 1],
  ["[}", "error", 1],
  ["{]", "error", 1],
  ['{"a":1]', "error", 6],
  ["[1}", "error", 2],
  ["}", "error", 0],
  [":", "error", 0],
  ['{"a":{"b":1}{', "error", 12],
  ["[".repeat(10_001), "error", 10_000],
];

describe("a scanner for JSON", () => {
  it.each(cases)("stops in %j with %s at %i, however it is cut", (text, kind, at) => {
    for (const size of [1, 2, 3, 7, 20_000]) expect(scan(text, size)).toEqual({ kind, at });
  });

  it("stops at a list of the outermost object where it is asked to, and nowhere else", () => {
    const text = Buffer.from('{"a":{"b":[1]},"c":[2],"d":[3]}');
    const scanner = createJSONScanner(true);
    expect(scanner.scan(text, 0)).toEqual({ kind: "list", at: 20 });
    scanner.enterList();
    expect(scanner.scan(text, 20)).toEqual({ kind: "list", at: 28 });
    scanner.skipList();
    expect(scanner.scan(text, 30)).toEqual({ kind: "value", at: 31 });
    expect(createJSONScanner(true).scan(Buffer.from("[[1]]"), 0)).toEqual({ kind: "value", at: 5 });
  });
});
