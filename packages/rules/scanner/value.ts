/** Values that nobody asks about: walked by the whole grammar of JSON (RFC 8259), and forgotten. */
import { noteText } from "./held";
import { DEPTH_MAX } from "./layout";
import { isQuote, stringEnd } from "./text";

/** Where the value that starts at `from` ends; zero where it is no JSON, or too deep. */
export function valueEnd<T>(from: usize): usize {
  let at = from;
  let depth: i32 = 0;
  // One bit for each open container, the innermost lowest: whether it is an object.
  let objects: u64 = 0;
  while (true) {
    const first = load<u8>(at);
    if (isQuote<T>(at)) {
      at = textEnd<T>(at);
      if (at == 0) return 0;
    } else if (first == 0x7b || first == 0x5b) {
      if (depth == DEPTH_MAX) return 0;
      const isObject = first == 0x7b;
      at = skipSpaces<T>(at + 1);
      const isEmpty = load<u8>(at) == first + 2;
      if (!isEmpty) {
        depth += 1;
        objects = (objects << 1) | u64(isObject);
        if (isObject) {
          at = keyEnd<T>(at);
          if (at == 0) return 0;
        }
        continue;
      }
      at += 1;
    } else {
      at = scalarEnd(at);
      if (at == 0) return 0;
    }
    // A value has ended, and perhaps the containers around it.
    while (true) {
      if (depth == 0) return at;
      at = skipSpaces<T>(at);
      const next = load<u8>(at);
      at += 1;
      const isObject = (objects & 1) == 1;
      if (next == 0x2c) {
        at = skipSpaces<T>(at);
        if (isObject) {
          at = keyEnd<T>(at);
          if (at == 0) return 0;
        }
        break;
      }
      if (next != (isObject ? 0x7d : 0x5d)) return 0;
      depth -= 1;
      objects >>= 1;
    }
  }
}

/** Where the string value whose quote stands at `at` ends, behind its closing quote. */
export function textEnd<T>(at: usize): usize {
  const start = at + sizeof<T>();
  const end = stringEnd<T>(start);
  if (end == 0) return 0;
  noteText(start, end - start);
  return end + sizeof<T>();
}

/** Where the value of the key that should stand at `at` starts. */
function keyEnd<T>(at: usize): usize {
  if (!isQuote<T>(at)) return 0;
  const end = stringEnd<T>(at + sizeof<T>());
  return end == 0 ? 0 : colonEnd<T>(end + sizeof<T>());
}

/** Where the value starts behind the colon that should come at `at`; zero where it does not. */
export function colonEnd<T>(at: usize): usize {
  const colon = skipSpaces<T>(at);
  return load<u8>(colon) == 0x3a ? skipSpaces<T>(colon + 1) : 0;
}

/** Whether a line end is white space like any other, as it is not where lines are records. */
export let lineEndsCount: bool = true;

/** Told which of the two it is. */
export function setLineEndsCount(isSo: bool): void {
  lineEndsCount = isSo;
}

/** The next token at or after `from`. White space inside a JSON string would be escaped. */
export function skipSpaces<T>(from: usize): usize {
  let at = from;
  while (load<u8>(at) <= 0x20 && isSpace<T>(load<u8>(at))) at += 1;
  return at;
}

function isSpace<T>(letter: u8): bool {
  if (letter == 0x20) return true;
  if (sizeof<T>() == 2) return false;
  return letter == 0x09 || letter == 0x0d || (letter == 0x0a && lineEndsCount);
}

/** Where the number, `true`, `false` or `null` at `at` ends; zero where it is none of them. */
function scalarEnd(at: usize): usize {
  return isNumber(at) ? numberEnd(at) : literalEnd(at);
}

/** Whether what stands at `at` can only be a number. */
export function isNumber(at: usize): bool {
  const first = load<u8>(at);
  return first == 0x2d || isDigit(first);
}

/** Where the `true`, `false` or `null` at `at` ends; zero where there is none of them. */
export function literalEnd(at: usize): usize {
  switch (load<u8>(at)) {
    case 0x74:
      return load<u32>(at) == 0x65757274 ? at + 4 : 0;
    case 0x6e:
      return load<u32>(at) == 0x6c6c756e ? at + 4 : 0;
    case 0x66:
      return load<u32>(at + 1) == 0x65736c61 ? at + 5 : 0;
    default:
      return 0;
  }
}

/** Where the number at `from` ends; zero where it is not written as one. */
export function numberEnd(from: usize): usize {
  let at = from;
  if (load<u8>(at) == 0x2d) at += 1;
  // No number starts with a zero that says nothing.
  at = load<u8>(at) == 0x30 ? at + 1 : digitsEnd(at);
  if (at == 0) return 0;
  if (load<u8>(at) == 0x2e) {
    at = digitsEnd(at + 1);
    if (at == 0) return 0;
  }
  if ((load<u8>(at) | 0x20) == 0x65) {
    const sign = load<u8>(at + 1);
    at = digitsEnd(sign == 0x2b || sign == 0x2d ? at + 2 : at + 1);
  }
  return at;
}

/** Where the digits at `from` end; zero where there is none. */
function digitsEnd(from: usize): usize {
  let at = from;
  while (true) {
    const digits = i8x16.lt_u(i8x16.sub(v128.load(at), i8x16.splat(0x30)), i8x16.splat(10));
    const others = i8x16.bitmask(digits) ^ 0xffff;
    at += others == 0 ? 16 : usize(ctz(others));
    if (others != 0) return at == from ? 0 : at;
  }
}

function isDigit(letter: u8): bool {
  return letter >= 0x30 && letter <= 0x39;
}
