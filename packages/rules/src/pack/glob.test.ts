import { describe, expect, it } from "vitest";
import { containsGlob, isDisjointGlob, widerGlobs } from "./glob.ts";

const contained: readonly (readonly [wide: string, narrow: string])[] = [
  ["x", "x"],
  ["*", "x"],
  ["*", "*x*"],
  ["x*", "x"],
  ["Create*", "CreateVpc"],
  ["Create*", "CreateVpc*"],
  ["*Vpc", "CreateVpc"],
  ["*Vpc", "*Vpc"],
  ["*Vpc*", "*VpcAttribute"],
  ["a*b*", "ab"],
  ["*b*", "a*bc*d"],
  ["a*c*", "ab*c*d"],
];

const notContained: readonly (readonly [wide: string, narrow: string])[] = [
  ["x", "*"],
  ["x", "x*"],
  ["x", "y"],
  ["Create*", "*Create"],
  ["Create*", "*"],
  // VpcVpc matches the second and not the first, whose run is found at the beginning.
  ["*Vpc", "*cVpc"],
  ["*Vpc", "VpcVpc"],
  ["*ab*", "a*b"],
  ["a*", "ba"],
];

const disjoint: readonly (readonly [one: string, other: string])[] = [
  ["x", "y"],
  ["x", "xy*"],
  ["Create*", "Delete*"],
  ["*Vpc", "*Route"],
  ["*Vpc", "VpcVpc"],
  ["a*c", "ab*d"],
];

const overlapping: readonly (readonly [one: string, other: string])[] = [
  ["x", "x"],
  ["x", "*"],
  ["Create*", "*Vpc"],
  ["Create*", "CreateV*"],
  ["*Vpc", "*cVpc"],
  ["*a*", "*b*"],
];

describe("a glob", () => {
  it.each(contained)("%s contains %s", (wide, narrow) => {
    expect(containsGlob(wide, narrow)).toBe(true);
  });

  it.each(notContained)("%s is not known to contain %s", (wide, narrow) => {
    expect(containsGlob(wide, narrow)).toBe(false);
  });

  it.each(disjoint)("%s has nothing in common with %s", (one, other) => {
    expect([isDisjointGlob(one, other), isDisjointGlob(other, one)]).toEqual([true, true]);
  });

  it.each(overlapping)("%s may have something in common with %s", (one, other) => {
    expect([isDisjointGlob(one, other), isDisjointGlob(other, one)]).toEqual([false, false]);
  });

  it("is widened to each run of its words", () => {
    expect(widerGlobs("CreateVpcFlow")).toEqual([
      "Create*",
      "*Create*",
      "CreateVpc*",
      "*CreateVpc*",
      "CreateVpcFlow*",
      "*CreateVpcFlow",
      "*CreateVpcFlow*",
      "*Vpc*",
      "*VpcFlow",
      "*VpcFlow*",
      "*Flow",
      "*Flow*",
    ]);
  });

  it("has words around what is no letter or digit, and keeps none below three characters", () => {
    expect(widerGlobs("s3.aws")).toEqual([
      "s3.*",
      "*s3.*",
      "s3.aws*",
      "*s3.aws",
      "*s3.aws*",
      "*.aws",
      "*.aws*",
      "*aws",
      "*aws*",
    ]);
  });

  it("is widened within each of its runs", () => {
    expect(widerGlobs("Put*Policy")).toEqual(["Put*", "*Put*", "*Policy*"]);
  });

  it("that holds no word has none wider", () => {
    expect([widerGlobs("*"), widerGlobs("é")]).toEqual([[], []]);
  });

  it("of very many words is only cut within the first", () => {
    const text = Array.from({ length: 40 }, (_, index) => `Word${index}`).join("");
    const globs = widerGlobs(text);
    expect(globs).toContain("Word0Word1*");
    expect(globs.filter((glob) => glob.includes("Word16"))).toEqual([]);
  });
});
