import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { createBoxes } from "./box.ts";
import { packBoxes } from "./pack-boxes.ts";
import { createTraffic } from "./traffic.ts";
import { createWidenings } from "./widenings.ts";

const name = field("eventName");

function pack(condition: Condition, count: number, sample: readonly unknown[] = []) {
  const bench = { traffic: createTraffic(sample), listWidenings: createWidenings() };
  return packBoxes(createBoxes(condition), count, bench);
}

/** Two such are no longer one pattern. */
function half(letter: string): Condition {
  const texts = [1, 2, 3].map((digit) => `${letter}${digit}`.padEnd(200, letter));
  return all(field(letter).isTrue(), any(...texts.map((text) => field(`${letter}2`).is(text))));
}

describe("packing boxes", () => {
  it("needs no pattern for nothing", () => {
    expect(pack(any(), 2)).toEqual([]);
  });

  it("takes one pattern where all fits one", () => {
    const condition = any(name.is("A"), field("b").isTrue());
    expect(pack(condition, 2)).toEqual([createBoxes(condition)]);
  });

  it("takes two where that gives up nothing", () => {
    const condition = any(half("a"), half("b"));
    const packed = pack(condition, 2) ?? [];
    expect(packed).toHaveLength(2);
    expect(new Set(packed.flat())).toEqual(new Set(createBoxes(condition)));
  });

  it("widens what does not fit", () => {
    const packed = pack(any(half("a"), half("b")), 1) ?? [];
    expect(packed).toHaveLength(1);
    expect(packed.flat()).not.toEqual(createBoxes(any(half("a"), half("b"))));
  });

  it("takes one of two where both would let through the same records", () => {
    const [wide, other] = [half("a"), half("b")];
    const sample = Array.from({ length: 300 }, () => ({
      a: true,
      a2: "a1".padEnd(200, "a"),
      b: true,
      b2: "b1".padEnd(200, "b"),
    }));
    expect(pack(any(wide, other), 2, sample)).toHaveLength(1);
  });

  it.each([1, 2])("finds no way where there are too many fields for %i", (count) => {
    const fields = Array.from({ length: 150 }, (_, index) =>
      field(`aFieldOfItsOwn${index}`).isTrue(),
    );
    expect(pack(any(...fields), count)).toBeUndefined();
  });
});
