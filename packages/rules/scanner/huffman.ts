/**
 * Huffman codes (RFC 1951, section 3.2.2) as tables: the next bits of the input are the index of an
 * entry that says what they stand for and how many of them do. Codes longer than a table's own
 * bits lead to a second table behind it.
 *
 * An entry has 32 bits: in 0 to 7 how many bits of input it takes, extra ones included, in 8 to 12
 * how many of them are the code, from 16 on its value, and the flags below.
 */
import { CODE, CODE_LENGTH, CODE_NEXT, CODE_REACH } from "./layout";

/** The value is a byte. */
export const LITERAL: u32 = 1 << 31;
/** The block ends here. */
export const BLOCK_END: u32 = 1 << 13;
/** The value is where a second table starts, which bits 8 to 12 say how many bits look up. */
export const SECOND: u32 = 1 << 14;

/** The longest code. */
const BITS_MAX: u32 = 15;

/**
 * Makes the table at `table`, looked up by `bits` bits, for codes whose lengths are the `count`
 * bytes at `CODE_LENGTH`, and whose entries, but for the code, lie at `symbols`. False where the
 * codes are too many or too few: zlib takes some of these, and is then asked.
 */
export function makeTable(table: usize, bits: u32, count: u32, symbols: usize): bool {
  if (!findFirstCodes(count)) return false;
  findCodes(bits, count);
  const mask = ((<u32>1) << bits) - 1;
  memory.fill(table, 0, (<usize>4) << bits);
  let free: u32 = 1 << bits;
  for (let symbol: u32 = 0; symbol < count; symbol += 1) {
    const length: u32 = load<u8>(CODE_LENGTH + symbol);
    if (length == 0) continue;
    const code: u32 = load<u16>(CODE + symbol * 2);
    const entry = load<u32>(symbols + symbol * 4);
    if (length <= bits) {
      fill(table, code, length, bits, entry);
      continue;
    }
    const first = table + (code & mask) * 4;
    const more: u32 = u32(load<u8>(CODE_REACH + (code & mask))) - bits;
    if (load<u32>(first) == 0) {
      store<u32>(first, (free << 16) | SECOND | (more << 8) | bits);
      free += 1 << more;
    }
    fill(table + (load<u32>(first) >> 16) * 4, code >> bits, length - bits, more, entry);
  }
  return true;
}

/** Writes an entry wherever the index ends in its code, the rest being what comes behind it. */
function fill(table: usize, code: u32, length: u32, bits: u32, entry: u32): void {
  const coded = entry + length * 0x101;
  for (let index = code; index < (<u32>1) << bits; index += 1 << length) {
    store<u32>(table + index * 4, coded);
  }
}

/** Finds the first code of each length; false where the codes do not add up. */
function findFirstCodes(count: u32): bool {
  memory.fill(CODE_NEXT, 0, 64);
  for (let symbol: u32 = 0; symbol < count; symbol += 1) {
    const at = CODE_NEXT + usize(load<u8>(CODE_LENGTH + symbol)) * 4;
    store<u32>(at, load<u32>(at) + 1);
  }
  let code: u32 = 0;
  for (let length: u32 = 1; length <= BITS_MAX; length += 1) {
    const at = CODE_NEXT + length * 4;
    const codes = load<u32>(at);
    code <<= 1;
    store<u32>(at, code);
    code += codes;
    if (code > (<u32>1) << length) return false;
  }
  return code == 1 << BITS_MAX;
}

/** Finds every symbol's code, and of those that begin with the same `bits` bits the longest. */
function findCodes(bits: u32, count: u32): void {
  const mask = ((<u32>1) << bits) - 1;
  memory.fill(CODE_REACH, 0, (<usize>1) << bits);
  for (let symbol: u32 = 0; symbol < count; symbol += 1) {
    const length: u32 = load<u8>(CODE_LENGTH + symbol);
    if (length == 0) continue;
    const at = CODE_NEXT + length * 4;
    const next = load<u32>(at);
    store<u32>(at, next + 1);
    const code = reverse(next, length);
    store<u16>(CODE + symbol * 2, u16(code));
    const reach = CODE_REACH + (code & mask);
    store<u8>(reach, u8(max(u32(load<u8>(reach)), length)));
  }
}

/** Codes are written from their first bit on, and the input is read from its lowest. */
function reverse(code: u32, length: u32): u32 {
  let turned: u32 = 0;
  for (let bit: u32 = 0; bit < length; bit += 1) {
    turned |= ((code >> bit) & 1) << (length - 1 - bit);
  }
  return turned;
}
