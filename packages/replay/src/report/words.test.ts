import { describe, expect, it } from "vitest";
import { printLink, printStretch, shorten } from "./words.ts";

describe("the words of a report", () => {
  it.each([
    ["https://docs.aws.amazon.com/a?b=1&c=2#d", true],
    ["http://docs.aws.amazon.com/", false],
    ["javascript:alert(1)", false],
    [" https://a.example", false],
    ["https://a.example/\njavascript:x", false],
    ["data:text/html,x", false],
    ["//a.example", false],
  ])("let %j be followed: %s", (address, isLink) => {
    expect(printLink(address).html.startsWith("<a href=")).toBe(isLink);
  });

  it.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["ab\u{1f600}", 3, "ab…"],
    ["a\u{1f600}b", 4, "a\u{1f600}b"],
  ])("shorten %j to %i characters", (text, length, short) => {
    expect(shorten(text, length)).toBe(short);
    expect(shorten(text, length).length).toBeLessThanOrEqual(length);
  });

  const noon = Date.UTC(2026, 7, 1, 12);
  it.each([
    [noon, noon, "2026-08-01 12:00:00"],
    [noon, noon + 1000, "2026-08-01 12:00:00 to 12:00:01"],
    [noon, noon + 24 * 3600 * 1000, "2026-08-01 12:00:00 to 2026-08-02 12:00:00"],
    [undefined, undefined, "no time"],
  ])("say from %s to %s", (from, to, said) => {
    expect(printStretch(from, to)).toBe(said);
  });
});
