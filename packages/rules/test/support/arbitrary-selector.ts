import fc from "fast-check";
import type { Segment, Selector } from "./read-pattern.ts";

/** Few, so that the parts of one condition meet in the same places of a record. */
const names = ["a", "b", "eventName", "eventSource", "userIdentity", "a-b", "0", "length"];
/**
 * No name begins with a backslash: once V8 has parsed such a name, it takes names written with an
 * escape for it (nodejs/node#63785). CloudTrail writes the names that rules mean without escapes.
 */
const hostileNames = ["__proto__", "constructor", "x.y", "a b", "é", 'q"', "b\\", "]", "*", "\n"];

const plainName = fc.constantFrom(...names).map((name): Segment => ({ kind: "name", name }));
const hostileName = fc
  .constantFrom(...hostileNames)
  .map((name): Segment => ({ kind: "name", name }));
const anyName = fc.oneof(
  { arbitrary: plainName, weight: 12 },
  { arbitrary: hostileName, weight: 1 },
);
const index = fc.constantFrom(0, 0, 1, 7).map((index): Segment => ({ kind: "index", index }));
const each: Segment = { kind: "each" };

/** Selectors of rules, with any number of wildcards, the first segment included. */
export const arbitrarySelector: fc.Arbitrary<Selector> = fc
  .tuple(
    fc.oneof({ arbitrary: anyName, weight: 20 }, { arbitrary: fc.constant(each), weight: 1 }),
    fc.array(
      fc.oneof(
        { arbitrary: anyName, weight: 4 },
        { arbitrary: index, weight: 1 },
        { arbitrary: fc.constant(each), weight: 2 },
      ),
      { maxLength: 4, size: "small" },
    ),
  )
  .map(([first, rest]) => [first, ...rest]);

/** Selectors that CloudWatch takes: plain names, and one wildcard at most. */
export const arbitraryPlainSelector: fc.Arbitrary<Selector> = fc
  .tuple(plainName, fc.array(fc.oneof(plainName, index), { maxLength: 2 }), fc.nat(5))
  .map(([first, rest, dice]) => (dice === 5 ? [first, ...rest, each] : [first, ...rest]));

/** A selector as the path of a condition. */
export function printSelector(selector: Selector): string {
  return selector.map((segment, index) => printSegment(segment, index === 0)).join("");
}

function printSegment(segment: Segment, isFirst: boolean): string {
  switch (segment.kind) {
    case "each":
      return isFirst ? "*" : "[*]";
    case "index":
      return `[${segment.index}]`;
    case "name": {
      const dot = isFirst ? "" : ".";
      return /^[\w-]+$/.test(segment.name) ? dot + segment.name : `${dot}['${segment.name}']`;
    }
  }
}
