/** Where strings may end: the next byte that may not stand in one. */

/** Sixteen times 0x02, 0x20 and 0x5c. As constants they would be put together anew at each use. */
const LETTERS: usize = memory.data<u64>(
  [
    0x0202020202020202, 0x0202020202020202, 0x2020202020202020, 0x2020202020202020,
    0x5c5c5c5c5c5c5c5c, 0x5c5c5c5c5c5c5c5c,
  ],
  16,
);

/** The next quote, backslash or control character. There is one behind every input. */
export function nextStop(from: usize): usize {
  let at = from;
  while (true) {
    const block = v128.load(at);
    // With its second bit turned, a quote is the one character next to the controls: 0x20.
    const turned = v128.xor(block, v128.load(LETTERS));
    const low = i8x16.le_u(turned, v128.load(LETTERS, 16));
    const stops = i8x16.bitmask(v128.or(low, i8x16.eq(block, v128.load(LETTERS, 32))));
    if (stops != 0) return at + usize(ctz(stops));
    at += 16;
  }
}
