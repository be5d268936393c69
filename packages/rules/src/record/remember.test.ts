import { expect, it } from "vitest";
import { remember } from "./remember.ts";

it("what is remembered is asked once, and forgotten before it fills the memory", () => {
  const asked: string[] = [];
  const lengthOf = remember((text) => {
    asked.push(text);
    return text === "" ? undefined : text.length;
  });
  const long = "x".repeat(257);
  expect(["a", "a", "", "", long, long].map(lengthOf)).toEqual([
    1,
    1,
    undefined,
    undefined,
    257,
    257,
  ]);
  expect(asked).toEqual(["a", "", long, long]);
  for (let number = 0; number < 2000; number += 1) lengthOf(String(number));
  asked.length = 0;
  expect(["1999", "a"].map(lengthOf)).toEqual([4, 1]);
  expect(asked).toEqual(["a"]);
});
