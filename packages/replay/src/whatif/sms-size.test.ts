import { describe, expect, it } from "vitest";
import { measureSMS } from "./sms-size.ts";

describe("the size of an SMS", () => {
  it.each([
    ["nothing", "", { units: 0, alphabet: "gsm-7", parts: 1 }],
    ["a full part", "a".repeat(160), { units: 160, alphabet: "gsm-7", parts: 1 }],
    ["one septet more", "a".repeat(161), { units: 161, alphabet: "gsm-7", parts: 2 }],
    ["two full parts", "a".repeat(306), { units: 306, alphabet: "gsm-7", parts: 2 }],
    ["more than two", "a".repeat(307), { units: 307, alphabet: "gsm-7", parts: 3 }],
    ["characters that take two septets", "[€]", { units: 6, alphabet: "gsm-7", parts: 1 }],
    ["letters of the alphabet beyond ASCII", "äÉñΩ£", { units: 5, alphabet: "gsm-7", parts: 1 }],
    ["a backtick, which is not among them", "`", { units: 1, alphabet: "ucs-2", parts: 1 }],
    ["a full part of wide characters", "日".repeat(70), { units: 70, alphabet: "ucs-2", parts: 1 }],
    ["one wide character more", "日".repeat(71), { units: 71, alphabet: "ucs-2", parts: 2 }],
    ["what takes two units each", "😀".repeat(36), { units: 72, alphabet: "ucs-2", parts: 2 }],
  ] as const)("is right for %s", (_, text, size) => {
    expect(measureSMS(text)).toEqual(size);
  });
});
