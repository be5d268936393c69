import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryPlainCondition } from "../../test/support/arbitrary-condition.ts";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { any } from "../condition/build.ts";
import { type Box, createBoxes, impliesBox } from "./box.ts";
import { createWidenings } from "./widenings.ts";

describe(`with seed ${fuzzSeed}`, () => {
  it("every step contains what it takes the place of", () => {
    const conditions = fc.array(arbitraryPlainCondition, { minLength: 1, maxLength: 4 });
    check(conditions, 300, (chosen) => {
      const boxes = createBoxes(any(...chosen.map(({ condition }) => condition)));
      for (const { removed, added } of createWidenings()(boxes)) {
        const lost = removed.filter((box: Box) => !added.some((wide) => impliesBox(box, wide)));
        expect({ lost, added }).toMatchObject({ lost: [] });
      }
    });
  });
});
