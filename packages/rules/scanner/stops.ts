/**
 * Where strings may end. Before a document is walked, each of its bytes gets one bit, that says
 * whether it may not stand in a string: a quote, a backslash, or a control character. The end of a
 * string is then a shift and a count of zeros, without a loop that ends where nobody can foretell.
 */
import { INPUT } from "./layout";

/** Where the bit of byte zero would lie, in bytes: the bit of `at` is in the byte `at / 8` on. */
let origin: usize = 0;

/** Marks the bytes from `INPUT` to `end` and the zeros behind them; gives where the bits end. */
export function markStops(end: usize): usize {
  const bits = (end + 128) & ~63;
  origin = bits - (INPUT >> 3);
  let to = bits;
  for (let at = INPUT; at < end + 64; at += 64) {
    const low = stopsOf(at) | (stopsOf(at + 16) << 16);
    const high = stopsOf(at + 32) | (stopsOf(at + 48) << 16);
    store<u64>(to, u64(low) | (u64(high) << 32));
    to += 8;
  }
  // A look at the last bits may go beyond them.
  store<u64>(to, ~0);
  return to + 8;
}

/** With its second bit turned, a quote is the one character next to the controls: 0x20. */
function stopsOf(at: usize): u32 {
  const block = v128.load(at);
  const low = i8x16.le_u(v128.xor(block, i8x16.splat(0x02)), i8x16.splat(0x20));
  return i8x16.bitmask(v128.or(low, i8x16.eq(block, i8x16.splat(0x5c))));
}

/** The next byte from `from` on that may not stand in a string. There is one behind every input. */
export function nextStop(from: usize): usize {
  // At least 57 bits from `from` on, which most strings do not exceed.
  const stops = load<u64>(origin + (from >> 3)) >> (from & 7);
  return stops != 0 ? from + usize(ctz(stops)) : farStop(from);
}

function farStop(from: usize): usize {
  let at = from & ~7;
  let stops: u64 = 0;
  do {
    at += 64;
    stops = load<u64>(origin + (at >> 3));
  } while (stops == 0);
  return at + usize(ctz(stops));
}
