import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Piece } from "./piece.ts";
import { createSplitter } from "./split.ts";

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(process.env.FUZZ_RUNS ?? 1000);

const record = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 3 }));
const records = fc.array(record, { maxLength: 6 });
const sizes = fc.integer({ min: 1, max: 40 });

function pieces(text: string, size: number): readonly Piece[] {
  const splitter = createSplitter(1_000_000);
  const bytes = Buffer.from(text);
  const found: Piece[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    found.push(...splitter.push(bytes.subarray(from, from + size)));
  }
  return [...found, ...splitter.end()];
}

const values = (found: readonly Piece[]): unknown[] =>
  found.flatMap((piece) => (piece.kind === "value" ? parse(piece.text) : []));

/** The brackets of a value match, and what stands between them may still be no JSON. */
function parse(text: string): unknown[] {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}

/** Every way in which the splitter promises to read the same values. */
const wrappings: Readonly<Record<string, (all: readonly object[]) => string>> = {
  "a record a line": (all) => all.map((one) => JSON.stringify(one)).join("\n"),
  "values without anything between": (all) => all.map((one) => JSON.stringify(one)).join(""),
  "values over lines": (all) => all.map((one) => JSON.stringify(one, undefined, 2)).join("\r\n"),
  "an array": (all) => JSON.stringify(all),
  "an array over lines": (all) => JSON.stringify(all, undefined, 1),
  Records: (all) => JSON.stringify({ x: ["Records", [1]], Records: all, y: { Records: [2] } }),
};

describe(`a splitter (seed ${seed})`, () => {
  it("reads the same values from every wrapping, however it is cut", () => {
    const property = fc.property(records, sizes, (all, size) => {
      // A record whose own list is called Records is a container.
      const plain = all.filter((one) => !["Records", "Events", "events"].some((key) => key in one));
      const expected = JSON.parse(JSON.stringify(plain)) as unknown;
      for (const [name, wrap] of Object.entries(wrappings)) {
        const found = pieces(wrap(plain), size);
        const broken = found.filter(({ kind }) => kind === "broken");
        expect([name, broken, values(found)]).toEqual([name, [], expected]);
      }
    });
    fc.assert(property, { seed, numRuns });
  });

  it("loses no other line to one that is broken", () => {
    const given = fc.tuple(records, fc.string(), fc.nat(), sizes);
    const property = fc.property(given, ([all, junk, at, size]) => {
      const lines = all.map((one) => JSON.stringify({ record: one }));
      const broken = `{"broken":${junk.replaceAll("\n", " ")}`;
      lines.splice(at % (lines.length + 1), 0, broken);
      const found = values(pieces(lines.join("\n"), size));
      const expected = all.map((one) => JSON.parse(JSON.stringify({ record: one })) as unknown);
      for (const value of expected) expect(found).toContainEqual(value);
    });
    fc.assert(property, { seed, numRuns });
  });

  it("never stops on whatever the bytes are", () => {
    const text = fc.string({
      unit: fc.constantFrom(...'{}[]",:\\ \n1ae'.split("")),
      maxLength: 60,
    });
    const property = fc.property(text, sizes, (given, size) => {
      const whole = pieces(given, 1000);
      expect(pieces(given, size)).toEqual(whole);
    });
    fc.assert(property, { seed, numRuns: numRuns * 3 });
  });
});
