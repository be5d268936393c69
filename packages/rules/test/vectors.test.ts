import { describe, expect, it } from "vitest";
import { engines } from "./support/engines.ts";
import { answers, longestPattern, refusals } from "./vectors.ts";

const rows = answers.flatMap(({ pattern, cases }) =>
  cases.map(([message, verdict, why]) => ({ pattern, message, verdict, why })),
);

describe.each(engines)("$name", ({ ask }) => {
  it.each(rows)("answers $verdict to $pattern of $message: $why", (row) => {
    expect(ask(row.pattern, row.message)).toBe(row.verdict);
  });

  it.each(refusals)("refuses %s: %s", (pattern) => {
    expect(ask(pattern, "{}")).toBe("invalid");
  });

  it("accepts the longest pattern", () => {
    expect(ask(longestPattern, "{}")).toBe(false);
  });
});
