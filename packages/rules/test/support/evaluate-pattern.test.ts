import { describe, expect, it } from "vitest";
import { readConformanceVectors } from "./conformance-vectors.ts";
import { evaluatePattern } from "./evaluate-pattern.ts";

const vectors = readConformanceVectors();

describe.skipIf(vectors.length === 0)("the evaluator of printed patterns", () => {
  it("answers as the service was recorded or documented to, in every undisputed case", () => {
    const wrong = vectors
      .filter((vector) => !vector.disputed)
      .map((vector) => ({ ...vector, answer: evaluatePattern(vector.pattern, vector.message) }))
      .filter(({ answer, expected }) => answer !== expected);
    expect(wrong).toEqual([]);
  });

  it("takes the side of the specification in every disputed case", () => {
    const disputed = vectors.filter((vector) => vector.disputed);
    const wrong = disputed.filter((v) => evaluatePattern(v.pattern, v.message) !== v.expected);
    expect(disputed).not.toEqual([]);
    expect(wrong).toEqual([]);
  });
});
