import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { measureShare } from "./measure-share.ts";

const sample = [{ a: "x", b: "y" }, { a: "x" }, { b: "z" }, "text"];

describe("the share that is forwarded", () => {
  it("is that of each pattern and that of all together", () => {
    expect(measureShare([field("a").is("x"), field("b").is("y")], sample)).toEqual({
      patterns: [0.5, 0.25],
      all: 0.5,
    });
  });

  it("is none where there is no pattern", () => {
    expect(measureShare([], sample)).toEqual({ patterns: [], all: 0 });
  });
});
