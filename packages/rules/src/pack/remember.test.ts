import { describe, expect, it } from "vitest";
import { remember } from "./remember.ts";

describe("a function that remembers", () => {
  it("is asked once for each argument", () => {
    const asked: string[] = [];
    const answer = remember((text: string) => asked.push(text));
    expect([answer("a"), answer("b"), answer("a")]).toEqual([1, 2, 1]);
    expect(asked).toEqual(["a", "b"]);
  });

  it("is asked once for each key", () => {
    const answer = remember(
      (text: string) => text,
      (text) => text.length,
    );
    expect([answer("a"), answer("b"), answer("cc")]).toEqual(["a", "a", "cc"]);
  });

  it("remembers that there is no answer", () => {
    let asked = 0;
    const answer = remember((text: string): string | undefined => {
      asked += text.length;
      return undefined;
    });
    expect([answer("a"), answer("a"), asked]).toEqual([undefined, undefined, 1]);
  });
});
