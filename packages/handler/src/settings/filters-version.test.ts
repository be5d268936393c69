import type { Settings } from "@logcritical/rules";
import { describe, expect, it } from "vitest";
import { filtersVersion } from "./filters-version.ts";

const settings: Settings = {
  networks: ["203.0.113.0/24"],
  lists: { a: ["1"], b: ["2"] },
  rules: { "iam-change": { mode: "off" }, "rds-change": { severity: "high" } },
};

describe("filtersVersion", () => {
  it.each<readonly [name: string, other: Settings]>([
    ["the order of keys", { lists: { b: ["2"], a: ["1"] }, ...settings }],
    ["a severity", { ...settings, rules: { "iam-change": { mode: "off" } } }],
    ["a rule on trial", { ...settings, rules: { ...settings.rules, x: { mode: "shadow" } } }],
  ])("does not hang on %s", (_, other) => {
    expect(filtersVersion(other)).toBe(filtersVersion(settings));
  });

  it.each<readonly [name: string, other: Settings]>([
    ["a network", { ...settings, networks: ["203.0.113.0/25"] }],
    ["a critical instance", { ...settings, criticalInstances: ["i-0a7d53c9e1f8264b0"] }],
    ["a list of one's own", { ...settings, lists: { a: ["1"], b: ["3"] } }],
    ["a rule that is off", { ...settings, rules: {} }],
  ])("hangs on %s", (_, other) => {
    expect(filtersVersion(other)).not.toBe(filtersVersion(settings));
  });

  it("is 12 digits", () => {
    expect(filtersVersion({})).toMatch(/^[0-9a-f]{12}$/);
  });
});
