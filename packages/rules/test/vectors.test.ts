import { describe, expect, it } from "vitest";
import { evaluatePattern } from "./support/evaluate-pattern.ts";
import { answers, longestPattern, refusals } from "./vectors.ts";

describe("an answer", () => {
  const rows = answers.flatMap(({ pattern, cases }) =>
    cases.map(([message, verdict, why]) => ({ pattern, message, verdict, why })),
  );

  it.each(rows)("to $pattern of $message is $verdict: $why", ({ pattern, message, verdict }) => {
    expect(evaluatePattern(pattern, message)).toBe(verdict);
  });
});

describe("a refusal", () => {
  it.each(refusals)("of %s: %s", (pattern) => {
    expect(evaluatePattern(pattern, "{}")).toBe("invalid");
  });

  it("does not meet the longest pattern", () => {
    expect(evaluatePattern(longestPattern, "{}")).toBe(false);
  });
});
