import { describe, expect, it } from "vitest";
import type { Piece } from "./piece.ts";
import { createSplitter } from "./split.ts";

/** The pieces of a text that comes in parts of so many bytes. */
function split(text: string, size: number, valueBytesMax = 1000): readonly Piece[] {
  const splitter = createSplitter(valueBytesMax);
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    pieces.push(...splitter.push(bytes.subarray(from, from + size)));
  }
  return [...pieces, ...splitter.end()];
}

/** `1:{"a":1}` for a value on line 1, `bad-json 2-3` for broken lines. */
function print(piece: Piece): string {
  return piece.kind === "value"
    ? `${piece.line}:${piece.text}`
    : `${piece.code} ${piece.line}-${piece.toLine}`;
}

const whole: readonly (readonly [string, string, readonly string[]])[] = [
  ["nothing", "", []],
  ["white space", " \r\n\t\n", []],
  ["a value", '{"a":1}', ['1:{"a":1}']],
  ["a record a line", '{"a":1}\n{"b":2}\r\n\n{"c":3}', ['1:{"a":1}', '2:{"b":2}', '4:{"c":3}']],
  ["values one after the other", '{"a":1}{"b":2}', ['1:{"a":1}', '1:{"b":2}']],
  ["a value over lines", '\n{\n"a":\n1}', ['2:{\n"a":\n1}']],
  ["an array", '[{"a":1},\n{"b":2}]', ['1:{"a":1}', '2:{"b":2}']],
  ["an empty array", "[]", []],
  ["Records", '{"Records":[{"a":1},{"b":2}]}', ['1:{"a":1}', '1:{"b":2}']],
  ["no Records", '{"Records":[]}', []],
  ["Records, spaced", '{ "x": [1], "Records" :\n [ {"a":1} ] , "y": {} }', ['2:{"a":1}']],
  ["Events", '{"Events":[{"a":1}],"NextToken":"x"}', ['1:{"a":1}']],
  ["events and Records", '{"events":[{"a":1}],"Records":[{"b":2}]}', ['1:{"a":1}', '1:{"b":2}']],
  ["batches", '{"Records":[{"a":1}]}\n{"Records":[{"b":2}]}', ['1:{"a":1}', '2:{"b":2}']],
  ["Records deeper down", '{"x":{"Records":[1]}}', ['1:{"x":{"Records":[1]}}']],
  ["Records that are no list", '{"Records":{"a":1}}', ['1:{"Records":{"a":1}}']],
  ["a name that ends alike", '{"a\\"Records":[1]}', ['1:{"a\\"Records":[1]}']],
  [
    "a text that looks alike",
    '{"a":"{\\"Records\\":[","b":[1]}',
    ['1:{"a":"{\\"Records\\":[","b":[1]}'],
  ],
  [
    "a byte-order mark, and another",
    '\u{feff}{"a":1}\n\u{feff}{"b":2}',
    ['1:{"a":1}', '2:{"b":2}'],
  ],
  ["elements that are no objects", '[1,"a",null]', ["1:1", '1:"a"', "1:null"]],
];

const broken: readonly (readonly [string, string, readonly string[]])[] = [
  ["text", "# Title\n\nwords\n", ["not-json 1-3"]],
  ["text between values", '{"a":1}\noops\n{"b":2}', ['1:{"a":1}', "not-json 2-2", '3:{"b":2}']],
  ["an open string", '{"a":1}\n{"b":"x\n{"c":3}', ['1:{"a":1}', "bad-json 2-2", '3:{"c":3}']],
  ["an open object", '{"a":1\n{"b":2}\n{"c":3}', ["bad-json 1-1", '2:{"b":2}', '3:{"c":3}']],
  ["a missing value", '{"a":\n{"b":2}\n{"c":3}', ["bad-json 1-1", '2:{"b":2}', '3:{"c":3}']],
  ["a wrong word", '{a:1}\n{"b":2}', ["bad-json 1-1", '2:{"b":2}']],
  ["half a line", '{"a":1}\n{"b":', ['1:{"a":1}', "cut-off 2-2"]],
  ["half of Records", '{"Records":[{"a":1},{"b":', ['1:{"a":1}', "cut-off 1-1"]],
  ["Records without an end", '{"Records":[{"a":1},', ['1:{"a":1}', "cut-off 1-1"]],
  ["a container without an end", '{"Records":[{"a":1}]', ['1:{"a":1}', "cut-off 1-1"]],
  ["an array without an end", '[{"a":1}', ['1:{"a":1}', "cut-off 1-1"]],
  [
    "one element a line, of which one is broken",
    '{"Records":[\n{"a":1},\n{"b":"x},\n{"c":3},\n{"d":4}\n]}',
    ['2:{"a":1}', "bad-json 3-3", '4:{"c":3}', '5:{"d":4}'],
  ],
  [
    "a broken element among others over lines",
    '[\n  {\n    "a": 1\n  },\n  {\n    "b" 2\n  },\n  {\n    "c": 3\n  }\n]',
    ['2:{\n    "a": 1\n  }', "bad-json 5-6", '8:{\n    "c": 3\n  }'],
  ],
  ["a bracket too many", '{"a":1}}\n{"b":2}', ['1:{"a":1}', "not-json 1-1", '2:{"b":2}']],
  ["what stands outside of a list", '[{"a":1}}', ['1:{"a":1}', "bad-json 1-1"]],
];

describe("a splitter", () => {
  it.each([...whole, ...broken])("reads %s, however it is cut", (_, text, pieces) => {
    for (const size of [1, 2, 5, 1000]) expect(split(text, size).map(print)).toEqual(pieces);
  });

  it("names a value that is too large, and reads on", () => {
    const large = `{"a":"${"x".repeat(2000)}"}`;
    for (const size of [1, 100, 10_000]) {
      const text = `{"b":1}\n${large}\n{"c":2}`;
      expect(split(text, size).map(print)).toEqual(['1:{"b":1}', "too-large 2-2", '3:{"c":2}']);
      const list = `{"Records":[{"b":1},${large},{"c":2}]}`;
      expect(split(list, size).map(print)).toEqual(['1:{"b":1}', "too-large 1-1", '1:{"c":2}']);
      const open = `{"b":1}\n{"a":"${"x".repeat(2000)}\n{"c":2}`;
      expect(split(open, size).map(print)).toEqual(['1:{"b":1}', "too-large 2-2", '3:{"c":2}']);
    }
  });

  it("reads a container of any size whose elements are small", () => {
    const elements = Array.from({ length: 500 }, (_, index) => `{"a":${index}}`);
    const text = `{"Records":[${elements.join()}]}`;
    expect(split(text, 64, 100)).toHaveLength(500);
  });
});
