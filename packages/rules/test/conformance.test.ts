import { describe, expect, it } from "vitest";
import { compileCondition, parsePattern } from "../src/index.ts";
import { type ConformanceVector, readConformanceVectors } from "./support/conformance-vectors.ts";

const vectors = readConformanceVectors();
const undisputed = vectors.filter(({ disputed }) => !disputed);
const disputed = vectors.filter((vector) => vector.disputed);
const answered = undisputed.filter(({ expected }) => expected !== "invalid");
const refused = undisputed.filter(({ expected }) => expected === "invalid");

/** What the package answers: the verdict of the matcher, or that the pattern is refused. */
function answerTo({ pattern, message }: ConformanceVector): boolean | "invalid" {
  const parsed = parsePattern(pattern);
  return parsed.ok ? compileCondition(parsed.value).matchesText(message) : "invalid";
}

function wrongAnswers(to: readonly ConformanceVector[]): readonly object[] {
  return to
    .map((vector) => ({ ...vector, answer: answerTo(vector) }))
    .filter(({ answer, expected }) => answer !== expected);
}

describe.skipIf(vectors.length === 0)("the answers of CloudWatch", () => {
  it(`are ours in all ${answered.length} cases that are not disputed`, () => {
    expect(answered.length).toBeGreaterThan(1500);
    expect(wrongAnswers(answered)).toEqual([]);
  });

  it.each(refused)("refuse $pattern, as we do, at a place and with a reason", ({ pattern }) => {
    const parsed = parsePattern(pattern);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems).not.toEqual([]);
    for (const { position, message } of problems) {
      expect(position).toBeGreaterThanOrEqual(0);
      expect(position).toBeLessThanOrEqual(pattern.length);
      expect(message).toMatch(/^\S.{20,}\.$/su);
    }
  });
});

describe.skipIf(vectors.length === 0)("the disputed answers", () => {
  // Nobody has seen the service give these. PATTERNS.md says why each is taken as it is.
  it("are those of the specification, each and all", () => {
    console.warn(
      `Disputed, so not recorded answers:\n${disputed
        .map(({ id, pattern, expected }) => `  ${id}: ${pattern} is ${expected}`)
        .join("\n")}`,
    );
    expect(disputed).toHaveLength(10);
    expect(wrongAnswers(disputed)).toEqual([]);
  });
});
