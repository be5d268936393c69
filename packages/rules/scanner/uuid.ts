/** UUIDs as CloudTrail writes them (RFC 9562, section 4): 36 characters, letters in lower case. */

/** Of the 32 digits those that come first in their pairs, and those that come second. */
let firsts: v128 = i64x2.splat(0);
let seconds: v128 = i64x2.splat(0);

/** Whether one stands at `at`; any other text has other bytes, so that none is taken for another. */
export function isUUID(at: usize): bool {
  const dashes =
    load<u8>(at, 8) == 0x2d &&
    load<u8>(at, 13) == 0x2d &&
    load<u8>(at, 18) == 0x2d &&
    load<u8>(at, 23) == 0x2d;
  if (!dashes) return false;
  // Both loads together have the first 32 characters, and the third has the last four.
  const low = v128.load(at);
  const high = v128.load(at + 16);
  const last = v128.load(at + 20);
  firsts = i8x16.shuffle(low, high, 0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 0, 0);
  firsts = i8x16.shuffle(firsts, last, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 28, 30);
  seconds = i8x16.shuffle(low, high, 1, 3, 5, 7, 10, 12, 15, 17, 20, 22, 25, 27, 29, 31, 0, 0);
  seconds = i8x16.shuffle(seconds, last, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 29, 31);
  return areDigits(firsts) && areDigits(seconds);
}

/** Writes the 16 bytes of the UUID that `isUUID` has just seen. */
export function readUUID(to: usize): void {
  v128.store(to, v128.or(i8x16.shl(valuesOf(firsts), 4), valuesOf(seconds)));
}

function areDigits(letters: v128): bool {
  const digits = i8x16.lt_u(i8x16.sub(letters, i8x16.splat(0x30)), i8x16.splat(10));
  const lower = i8x16.lt_u(i8x16.sub(letters, i8x16.splat(0x61)), i8x16.splat(6));
  return i8x16.all_true(v128.or(digits, lower));
}

/** A letter's low four bits are its value less nine: `a` is 0x61. */
function valuesOf(letters: v128): v128 {
  const low = v128.and(letters, i8x16.splat(0x0f));
  const isLetter = i8x16.gt_u(letters, i8x16.splat(0x39));
  return i8x16.add(low, v128.and(isLetter, i8x16.splat(9)));
}
