/**
 * Huffman codes (RFC 1951, section 3.2.2) as tables: the next bits of the input are the index of an
 * entry that says what they stand for and how many of them do. Codes longer than a table's own
 * bits lead to a second table behind it.
 *
 * An entry has 32 bits: in 0 to 7 how many bits of input it takes, extra ones included, in 8 to 12
 * how many of them are the code, from 16 on its value, and the flags below.
 */
import { CODE_LENGTH, LENGTH_COUNT, LENGTH_PLACE, SORTED } from "./layout";

/** The value is a byte. */
export const LITERAL: u32 = 1 << 31;
/** The block ends here. */
export const BLOCK_END: u32 = 1 << 13;
/** The value is where a second table starts, which bits 8 to 12 say how many bits look up. */
export const SECOND: u32 = 1 << 14;

/** The longest code. */
const BITS_MAX: u32 = 15;

/** Codes are given out from the shortest on: where the next symbol stands, and its code. */
let next: usize = 0;
let code: u32 = 0;

/**
 * Makes the table at `table`, looked up by `bits` bits, for codes whose lengths are the `count`
 * bytes at `CODE_LENGTH`, and whose entries, but for the code, lie at `symbols`. False where the
 * codes are too many or too few: zlib takes some of these, and is then asked.
 */
export function makeTable(table: usize, bits: u32, count: u32, symbols: usize): bool {
  if (!sortSymbols(count)) return false;
  next = SORTED;
  code = 0;
  for (let length: u32 = 1; length <= bits; length += 1) {
    // Behind the codes so far, which are the first half, any further bit may come.
    repeat(table, (<usize>2) << length);
    for (let left = countOf(length); left > 0; left -= 1) {
      store<u32>(table + usize(code) * 4, nextEntry(symbols, length));
      advance(length);
    }
  }
  makeSecond(table, bits, symbols);
  return true;
}

/** Makes the tables for the codes that are longer than `bits`, behind the table. */
function makeSecond(table: usize, bits: u32, symbols: usize): void {
  const mask = ((<u32>1) << bits) - 1;
  let free: u32 = mask + 1;
  let start = free;
  let more: u32 = 0;
  let second: usize = 0;
  for (let length = bits + 1; length <= BITS_MAX; length += 1) {
    for (let left = countOf(length); left > 0; left -= 1) {
      if (start != (code & mask)) {
        start = code & mask;
        more = bitsFor(left, length, bits);
        second = table + usize(free) * 4;
        store<u32>(table + usize(start) * 4, (free << 16) | SECOND | (more << 8) | bits);
        free += 1 << more;
      }
      const entry = nextEntry(symbols, length - bits);
      for (let index = code >> bits; index < (<u32>1) << more; index += 1 << (length - bits)) {
        store<u32>(second + usize(index) * 4, entry);
      }
      advance(length);
    }
  }
}

/** How many bits look up the codes, `left` of `length` and longer ones, that begin like the next. */
function bitsFor(left: u32, length: u32, bits: u32): u32 {
  let more = length - bits;
  for (let codes = left; codes < (<u32>1) << more; codes = codes * 2 + countOf(bits + more)) {
    more += 1;
  }
  return more;
}

/** The entry of the next symbol, of whose code a table looks up so many bits. */
function nextEntry(symbols: usize, length: u32): u32 {
  return load<u32>(symbols + usize(load<u16>(next)) * 4) + length * 0x101;
}

/** Goes on behind a code. It is read from its lowest bit on, so that adding one carries downwards. */
function advance(length: u32): void {
  next += 2;
  const zeros = code ^ (((<u32>1) << length) - 1);
  // The last code is all ones, and what comes behind it does not matter.
  const carry: u32 = 0x80000000 >> clz(zeros);
  code = (code & (carry - 1)) | carry;
}

/** Writes the first `bytes` at `table` a second time, behind themselves. */
function repeat(table: usize, bytes: usize): void {
  for (let done: usize = 0; done < bytes; done += 16) {
    v128.store(table + bytes + done, v128.load(table + done));
  }
}

function countOf(length: u32): u32 {
  return load<u16>(LENGTH_COUNT + usize(length) * 2);
}

/** Sorts the symbols by the lengths of their codes; false where the codes do not add up. */
function sortSymbols(count: u32): bool {
  v128.store(LENGTH_COUNT, i64x2.splat(0));
  v128.store(LENGTH_COUNT + 16, i64x2.splat(0));
  for (let symbol: usize = 0; symbol < count; symbol += 1) {
    const length = load<u8>(CODE_LENGTH + symbol);
    // Most symbols have no code, and to count them all at one place takes longest.
    if (length == 0) continue;
    const at = LENGTH_COUNT + usize(length) * 2;
    store<u16>(at, load<u16>(at) + 1);
  }
  let codes: u32 = 0;
  let place: u32 = 0;
  for (let length: u32 = 1; length <= BITS_MAX; length += 1) {
    store<u16>(LENGTH_PLACE + usize(length) * 2, u16(place));
    place += countOf(length);
    codes = codes * 2 + countOf(length);
  }
  if (codes != 1 << BITS_MAX) return false;
  for (let symbol: usize = 0; symbol < count; symbol += 1) {
    const length = load<u8>(CODE_LENGTH + symbol);
    if (length == 0) continue;
    const at = LENGTH_PLACE + usize(length) * 2;
    store<u16>(SORTED + usize(load<u16>(at)) * 2, u16(symbol));
    store<u16>(at, load<u16>(at) + 1);
  }
  return true;
}
