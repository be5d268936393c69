import { expect, it } from "vitest";
import { neutralise } from "./neutralise.ts";

const code = (codePoint: number): string => String.fromCodePoint(codePoint);

it.each([
  ["plain text, Ünïcode, 日本語, 🙂", "plain text, Ünïcode, 日本語, 🙂"],
  ["two\r\nlines", "two\\u{d}\\u{a}lines"],
  ["\u001b[31mred\u001b[0m", "\\u{1b}[31mred\\u{1b}[0m"],
  ["nul \0, del \u007f, C1 \u009b", "nul \\u{0}, del \\u{7f}, C1 \\u{9b}"],
  [`a${code(0x202e)}b${code(0x2066)}c`, "a\\u{202e}b\\u{2066}c"],
  [`a${code(0x200b)}b${code(0xfeff)}c`, "a\\u{200b}b\\u{feff}c"],
  [`a${code(0x2028)}b${code(0x2029)}c`, "a\\u{2028}b\\u{2029}c"],
  [`tag ${code(0xe0041)}`, "tag \\u{e0041}"],
  ["half \ud83d", "half \\u{d83d}"],
  [`no character ${code(0xffff)}${code(0x1fffe)}`, "no character \\u{ffff}\\u{1fffe}"],
])("neutralise writes %j as %j", (text, shown) => {
  expect(neutralise(text)).toBe(shown);
});
