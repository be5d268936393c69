/**
 * Shortens a document for the check of its CRC-32, some three times as fast as zlib is, which
 * does the rest. A CRC is what is left of the bytes, as a polynomial over two elements, divided by
 * one of degree 32; dividing by a multiple of that first changes nothing. One multiple has five terms
 * only, at powers of x^128, so that dividing by it is four exclusive ors for each 16 bytes, and 4800
 * bytes are left.
 * Source: "Chorba: A novel CRC32 implementation", arXiv:2412.16398, for the idea; that the powers are
 * right is proved in `test/fold.test.ts`.
 */

/** Powers of x^128 that the multiple has beside the greatest and the least, 0: 16 bytes each. */
const FIRST: usize = 89 * 16;
const SECOND: usize = 117 * 16;
const THIRD: usize = 155 * 16;
const GREATEST: usize = 300 * 16;

/** How much of the quotient is written before what of it still counts is moved to the front. */
const STRETCH: usize = 724 * 16;

/**
 * Divides what lies from `from` to `end`, at least 4800 bytes, and says where what is left of it
 * starts, somewhere behind `room`: 4800 bytes, and those that made no 16. Its CRC, from a register of
 * zeros, is that of the document.
 */
export function fold(from: usize, end: usize, room: usize): usize {
  const quotientEnd = from + ((end - from) & ~15) - GREATEST;
  const roomEnd = room + STRETCH;
  // The first four bytes count inverted, as the register of a CRC starts with ones.
  memory.fill(room, 0, GREATEST);
  store<u32>(room, 0xffffffff);
  let at = from;
  let to = room;
  while (at < quotientEnd) {
    const stop = min(quotientEnd, at + (roomEnd - to));
    for (; at < stop; at += 16, to += 16) {
      v128.store(to, v128.xor(v128.load(at), before(to)), GREATEST);
    }
    if (to == roomEnd) {
      memory.copy(room, to, GREATEST);
      to = room;
    }
  }
  // No more of the quotient comes, so that what would be behind it counts for nothing.
  memory.fill(to + GREATEST, 0, THIRD);
  const left = roomEnd + GREATEST + THIRD;
  for (let offset: usize = 0; offset < GREATEST; offset += 16) {
    v128.store(left + offset, v128.xor(v128.load(at + offset), before(to + offset)));
  }
  memory.copy(left + GREATEST, at + GREATEST, end - at - GREATEST);
  return left;
}

/** What the quotient so far takes from the 16 bytes that come next. */
function before(to: usize): v128 {
  return v128.xor(
    v128.xor(v128.load(to), v128.load(to, FIRST)),
    v128.xor(v128.load(to, SECOND), v128.load(to, THIRD)),
  );
}
