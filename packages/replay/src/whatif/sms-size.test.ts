import { describe, expect, it } from "vitest";
import { measureSMS } from "./sms-size.ts";

describe("the size of an SMS", () => {
  it.each([
    ["nothing", "", 0, "gsm-7", 1],
    ["a full part", "a".repeat(160), 160, "gsm-7", 1],
    ["one septet more", "a".repeat(161), 161, "gsm-7", 2],
    ["two full parts", "a".repeat(306), 306, "gsm-7", 2],
    ["more than two", "a".repeat(307), 307, "gsm-7", 3],
    ["characters that take two septets", "[€]", 6, "gsm-7", 1],
    ["letters of the alphabet beyond ASCII", "äÉñΩ£", 5, "gsm-7", 1],
    ["a backtick, which is not among them", "`", 1, "ucs-2", 1],
    ["a full part of wide characters", "日".repeat(70), 70, "ucs-2", 1],
    ["one wide character more", "日".repeat(71), 71, "ucs-2", 2],
    ["what takes two units each", "😀".repeat(36), 72, "ucs-2", 2],
  ] as const)("is right for %s", (_, text, units, alphabet, parts) => {
    expect(measureSMS(text)).toEqual({ units, alphabet, parts });
  });
});
