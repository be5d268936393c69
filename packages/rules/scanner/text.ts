/**
 * Strings. Everything here comes twice: for JSON text as such, where a quote is one byte wide, and
 * for JSON text inside a JSON string, where it is two: `\"`. The type parameter says which, as its
 * size is that width: `u8` or `u16`.
 */

import { nextStop } from "./stops";

/** Whether the string walked last holds an escape. */
export let hasEscape: bool = false;
/** Whether an escape was seen, since this was last cleared, that may stand for any character. */
export let hasHiddenText: bool = false;

/** Forgets what was seen in the record before. */
export function clearHiddenText(): void {
  hasHiddenText = false;
}

/** Whether a quote stands at `at`. */
export function isQuote<T>(at: usize): bool {
  return sizeof<T>() == 1 ? load<u8>(at) == 0x22 : load<u16>(at) == 0x225c;
}

/** How wide the quote is that a value at `at` starts with; of no use where that is no text. */
export function quoteWidth(at: usize): usize {
  return load<u8>(at) == 0x5c ? 2 : 1;
}

/** Where the string that starts at `from`, behind its quote, has its closing quote; zero if bad. */
export function stringEnd<T>(from: usize): usize {
  hasEscape = false;
  let at = from;
  while (true) {
    at = nextStop(at);
    if (isQuote<T>(at)) return at;
    at = escapeEnd<T>(at);
    if (at == 0) return 0;
    hasEscape = true;
  }
}

/** Where the escape at `at` ends; zero where none is there, or a bad one. */
function escapeEnd<T>(at: usize): usize {
  if (sizeof<T>() == 1) {
    if (load<u8>(at) != 0x5c) return 0;
    const letter = load<u8>(at + 1);
    if (letter == 0x22 || letter == 0x5c) return at + 2;
    return letterEnd(at + 1, letter);
  }
  // A backslash of the inner text is two of the outer, and what it escapes may be escaped as well.
  if (load<u16>(at) != 0x5c5c) return 0;
  const letter = load<u8>(at + 2);
  if (letter != 0x5c) return letterEnd(at + 2, letter);
  const escaped = load<u8>(at + 3);
  return escaped == 0x22 || escaped == 0x5c ? at + 4 : 0;
}

/** Where the escape ends whose letter stands at `at`. */
function letterEnd(at: usize, letter: u8): usize {
  if (letter == 0x75) {
    hasHiddenText = true;
    for (let digit: usize = 1; digit <= 4; digit += 1) if (!isHex(load<u8>(at + digit))) return 0;
    return at + 5;
  }
  if (letter == 0x2f) hasHiddenText = true;
  const isKnown =
    letter == 0x2f ||
    letter == 0x6e ||
    letter == 0x72 ||
    letter == 0x74 ||
    letter == 0x62 ||
    letter == 0x66;
  return isKnown ? at + 1 : 0;
}

function isHex(letter: u8): bool {
  const lower = letter | 0x20;
  return (letter >= 0x30 && letter <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}
