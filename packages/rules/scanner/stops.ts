/** Where strings may end: the next byte that may not stand in one. */

/** The next quote, backslash or control character. There is one behind every input. */
export function nextStop(from: usize): usize {
  let at = from;
  while (true) {
    const block = v128.load(at);
    // With its second bit turned, a quote is the one character next to the controls: 0x20.
    const low = i8x16.le_u(v128.xor(block, i8x16.splat(0x02)), i8x16.splat(0x20));
    const stops = i8x16.bitmask(v128.or(low, i8x16.eq(block, i8x16.splat(0x5c))));
    if (stops != 0) return at + usize(ctz(stops));
    at += 16;
  }
}
