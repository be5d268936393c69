import fc from "fast-check";
import type { Bait } from "./arbitrary-atom.ts";
import { type JSONNode, printJSON } from "./json-node.ts";
import type { Selector } from "./read-pattern.ts";

/**
 * Log messages that come near to what a condition asks: at each of its places one of the values
 * that decide it, then written in one of the many ways in which JSON may be.
 */
export function arbitraryMessage(baits: readonly Bait[]): fc.Arbitrary<string> {
  const placements = baits.map(({ selector, values }) =>
    fc.record({
      selector: fc.constant(selector),
      // The first ones meet the condition, as half of the values should.
      value: fc.oneof(fc.constantFrom(...values.slice(0, 4)), fc.constantFrom(...values)),
      wildcards: fc.array(fc.constantFrom<(0 | 1 | "a")[]>(0, 1, "a"), {
        minLength: 5,
        maxLength: 5,
      }),
      isPlaced: fc.nat(7).map((dice) => dice > 0),
    }),
  );
  const style = fc.record({
    isSpaced: rarely,
    isEscaped: rarely,
    isRepeating: rarely,
  });
  return fc
    .tuple(fc.tuple(...placements), style, wrapping)
    .map(([placed, how, wrap]) => wrap(printJSON(fill(placed.filter((p) => p.isPlaced)), how)));
}

interface Placement {
  readonly selector: Selector;
  readonly value: JSONNode;
  readonly wildcards: readonly (number | "a")[];
}

/** Not at all, where a case is made simpler. */
const rarely = fc.nat(9).map((dice) => dice === 9);

/** Mostly the record alone; else what makes it no JSON object, or leaves it one. */
const wrapping = fc.oneof(
  { arbitrary: fc.constant((text: string) => text), weight: 40 },
  {
    arbitrary: fc.constantFrom<((text: string) => string)[]>(
      (text) => `\n ${text}\t`,
      (text) => `${text} trailing`,
      (text) => `INFO ${text}`,
      (text) => `[${text}]`,
      (text) => text.slice(0, -1),
      (text) => `\uFEFF${text}`,
      () => "",
      () => "null",
      () => '"a"',
    ),
    weight: 2,
  },
);

function fill(placements: readonly Placement[]): JSONNode {
  const empty: JSONNode = { kind: "object", members: new Map() };
  return placements.reduce<JSONNode>((root, placement) => place(root, placement, 0), empty);
}

/** Makes way for the value: what is in between and of the wrong kind is replaced. */
function place(node: JSONNode | undefined, placement: Placement, depth: number): JSONNode {
  const segment = placement.selector[depth];
  if (segment === undefined) return placement.value;
  // The root stays an object, whatever the wildcard before it says.
  const key = keyOf(segment, depth === 0 ? "a" : (placement.wildcards[depth] ?? 0));
  if (typeof key === "number") {
    const elements = node?.kind === "array" ? [...node.elements] : [];
    while (elements.length < key) elements.push({ kind: "null" });
    elements[key] = place(elements[key], placement, depth + 1);
    return { kind: "array", elements };
  }
  const members = new Map(node?.kind === "object" ? node.members : []);
  members.set(key, place(members.get(key), placement, depth + 1));
  return { kind: "object", members };
}

function keyOf(segment: Selector[number], wildcard: number | "a"): number | string {
  switch (segment.kind) {
    case "each":
      return wildcard;
    case "index":
      return segment.index;
    case "name":
      return segment.name;
  }
}
