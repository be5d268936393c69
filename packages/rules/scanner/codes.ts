/** The codes of a block of deflate: those that all know, and those that it brings with it. */
import { bitCount, bits, refill, take } from "./bits";
import { BLOCK_END, LITERAL, makeTable } from "./huffman";
import {
  CODE_LENGTH,
  CODE_LENGTH_TABLE,
  DISTANCE_SYMBOLS,
  DISTANCE_TABLE,
  LITERAL_SYMBOLS,
  LITERAL_TABLE,
  PLAIN_SYMBOLS,
} from "./layout";

/** How many bits look up a byte or length, a distance, and the length of a code. */
export const LITERAL_BITS: u32 = 11;
export const DISTANCE_BITS: u32 = 8;
const CODE_LENGTH_BITS: u32 = 7;

/** The codes of RFC 1951, section 3.2.6. */
export function makeFixed(): bool {
  memory.fill(CODE_LENGTH, 8, 144);
  memory.fill(CODE_LENGTH + 144, 9, 112);
  memory.fill(CODE_LENGTH + 256, 7, 24);
  memory.fill(CODE_LENGTH + 280, 8, 8);
  if (!makeTable(LITERAL_TABLE, LITERAL_BITS, 288, LITERAL_SYMBOLS)) return false;
  memory.fill(CODE_LENGTH, 5, 32);
  return makeTable(DISTANCE_TABLE, DISTANCE_BITS, 32, DISTANCE_SYMBOLS);
}

/** The codes that a block brings with it: section 3.2.7. */
export function makeDynamic(): bool {
  const literals = take(5) + 257;
  const distances = take(5) + 1;
  const lengths = take(4) + 4;
  if (literals > 286 || distances > 30) return false;
  memory.fill(CODE_LENGTH, 0, 19);
  for (let index: u32 = 0; index < lengths; index += 1) {
    store<u8>(CODE_LENGTH + orderOf(index), u8(take(3)));
  }
  if (!makeTable(CODE_LENGTH_TABLE, CODE_LENGTH_BITS, 19, PLAIN_SYMBOLS)) return false;
  if (!readLengths(literals + distances)) return false;
  // Without an end the block would have none.
  if (load<u8>(CODE_LENGTH + 256) == 0) return false;
  if (!makeTable(LITERAL_TABLE, LITERAL_BITS, literals, LITERAL_SYMBOLS)) return false;
  memory.copy(CODE_LENGTH, CODE_LENGTH + literals, distances);
  return makeTable(DISTANCE_TABLE, DISTANCE_BITS, distances, DISTANCE_SYMBOLS);
}

/** In which order the lengths of the codes for lengths come. */
function orderOf(index: u32): u32 {
  if (index < 3) return 16 + index;
  if (index == 3) return 0;
  return index & 1 ? 8 - ((index - 3) >> 1) : 8 + ((index - 4) >> 1);
}

/** Reads so many lengths of codes to `CODE_LENGTH`, where some stand for several. */
function readLengths(count: u32): bool {
  let at: u32 = 0;
  let last: u8 = 0;
  while (at < count) {
    if (bitCount < 32) refill();
    const entry = load<u32>(CODE_LENGTH_TABLE + (usize(bits) & ((1 << CODE_LENGTH_BITS) - 1)) * 4);
    take(entry & 0xff);
    const symbol = entry >> 16;
    if (symbol < 16) {
      last = u8(symbol);
      store<u8>(CODE_LENGTH + at, last);
      at += 1;
      continue;
    }
    if (symbol == 16 && at == 0) return false;
    if (symbol != 16) last = 0;
    const times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
    if (at + times > count) return false;
    memory.fill(CODE_LENGTH + at, last, times);
    at += times;
  }
  return true;
}

/** Values and extra bits by symbol, all but the codes: section 3.2.5. */
export function writeSymbols(): void {
  for (let symbol: u32 = 0; symbol < 256; symbol += 1) {
    store<u32>(LITERAL_SYMBOLS + symbol * 4, LITERAL | (symbol << 16));
  }
  store<u32>(LITERAL_SYMBOLS + 256 * 4, BLOCK_END);
  let base: u32 = 3;
  for (let symbol: u32 = 0; symbol < 28; symbol += 1) {
    const extra: u32 = symbol < 8 ? 0 : (symbol >> 2) - 1;
    store<u32>(LITERAL_SYMBOLS + (257 + symbol) * 4, (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(LITERAL_SYMBOLS + 285 * 4, 258 << 16);
  // The last two of the fixed codes stand for nothing: an end with a value is none.
  store<u32>(LITERAL_SYMBOLS + 286 * 4, (1 << 16) | BLOCK_END);
  store<u32>(LITERAL_SYMBOLS + 287 * 4, (1 << 16) | BLOCK_END);
  base = 1;
  for (let symbol: u32 = 0; symbol < 30; symbol += 1) {
    const extra: u32 = symbol < 4 ? 0 : (symbol >> 1) - 1;
    store<u32>(DISTANCE_SYMBOLS + symbol * 4, (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(DISTANCE_SYMBOLS + 30 * 4, BLOCK_END);
  store<u32>(DISTANCE_SYMBOLS + 31 * 4, BLOCK_END);
  for (let symbol: u32 = 0; symbol < 19; symbol += 1) {
    store<u32>(PLAIN_SYMBOLS + symbol * 4, symbol << 16);
  }
}
